using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;

namespace CleanAcquiring.Emulator.FaultInjection;

internal static class FaultInjectionRegistration
{
    public static void AddFaultInjection(this IServiceCollection services)
    {
        services.AddSingleton<FaultPlan>();
        services.Configure<JsonOptions>(json => json.SerializerOptions.Converters.Add(
            new JsonStringEnumConverter<FaultKind>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)));
    }

    public static void MapFaultInjection(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/faults", (FaultPlan plan) => plan.Current);
        routes.MapPut(
            "/faults",
            (FaultRequest request, FaultPlan plan) =>
            {
                var faults = request.Faults ?? [];
                if (faults.Select(Problem).FirstOrDefault(problem => problem is not null) is { } problem)
                    return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
                plan.Replace([.. faults.OfType<Fault>()], request.Seed ?? 1);
                return Results.Ok(plan.Current);
            }
        );
    }

    /// <summary>Names the endpoint's operation for the faults.</summary>
    public static RouteHandlerBuilder WithFaults(this RouteHandlerBuilder endpoint, string operation) =>
        endpoint.AddEndpointFilter(new FaultFilter(operation));

    /// <summary>Begins a response and sends it byte by byte until the client gives up or the emulator stops.</summary>
    public static async Task DripAsync(this HttpContext http)
    {
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        http.Response.ContentType = MediaTypeNames.Application.Json;
        try
        {
            await http.Response.Body.WriteAsync("{"u8.ToArray(), end.Token);
            while (await beat.WaitForNextTickAsync(end.Token))
            {
                await http.Response.Body.WriteAsync(" "u8.ToArray(), end.Token);
                await http.Response.Body.FlushAsync(end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }

    /// <summary>Keeps the connection open without a response until the client gives up or the emulator stops.</summary>
    public static async Task StaySilentAsync(this HttpContext http)
    {
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Abort();
    }

    private static string? Problem(Fault? fault) => fault is null ? "faults: no null" : fault.Problem();
}
