using System.Net.Mime;

namespace CleanAcquiring.Emulator.FaultInjection;

/// <summary>Applies the faults in force to an endpoint, by the name of its operation.</summary>
internal sealed class FaultFilter(string operation) : IEndpointFilter
{
    private const string Page = "<html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1><hr>nginx</body></html>";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var fault = http.RequestServices.GetRequiredService<FaultPlan>().Draw(operation, AppliesToResponses);
        if (fault is null)
            return await next(context);
        if (fault.Delay is { } delay)
            await Task.Delay(delay, http.RequestAborted);

        switch (fault.Kind)
        {
            case FaultKind.Status:
                return Failure(fault);
            case FaultKind.Html:
                return Results.Content(Page, MediaTypeNames.Text.Html, statusCode: fault.Status ?? StatusCodes.Status502BadGateway);
            case FaultKind.Cut:
                http.Abort();
                return Results.Empty;
            case FaultKind.StatusAfter:
                await next(context);
                return Failure(fault);
            case FaultKind.Garbage:
                await next(context);
                return Results.Content(
                    "{\"id\": 1, \"broken\": [",
                    MediaTypeNames.Application.Json,
                    statusCode: fault.Status ?? StatusCodes.Status200OK
                );
            case FaultKind.Silence:
                await next(context);
                await http.StaySilentAsync();
                return Results.Empty;
            case FaultKind.SlowBody:
                await next(context);
                await http.DripAsync();
                return Results.Empty;
            default:
                return await next(context);
        }
    }

    private static bool AppliesToResponses(FaultKind kind) => kind < FaultKind.Lose;

    private static IResult Failure(Fault fault)
    {
        var status = fault.Status ?? StatusCodes.Status500InternalServerError;
        return Results.Json(
            new { title = "FaultInjection", type = $"https://httpstatus.es/{status}", status, detail = "An unknown error occurred." },
            contentType: MediaTypeNames.Application.ProblemJson,
            statusCode: status);
    }
}
