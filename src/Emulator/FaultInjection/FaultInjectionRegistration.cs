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
        routes.MapGet("/faults", (FaultPlan maker) => maker.Current);
        routes.MapPut(
            "/faults",
            (FaultRequest order, FaultPlan maker) =>
            {
                var faults = order.Faults ?? [];
                if (
                    faults.Select(fault => fault is null ? "faults: no null" : fault.Flaw()).FirstOrDefault(flaw => flaw is not null) is
                    { } flaw
                )
                    return Results.Problem(flaw, statusCode: StatusCodes.Status400BadRequest);
                maker.Replace([.. faults.OfType<Fault>()], order.Seed ?? 1);
                return Results.Ok(maker.Current);
            }
        );
    }

    /// <summary>Gives the endpoint a name under which faults find it.</summary>
    public static RouteHandlerBuilder WithFaults(this RouteHandlerBuilder endpoint, string operation) =>
        endpoint.AddEndpointFilter(new FaultFilter(operation));

    /// <summary>Begins an answer and sends a byte of it now and then until the client hangs up or the emulator stops.</summary>
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

    /// <summary>Keeps the connection open without a word until the client hangs up or the emulator stops.</summary>
    public static async Task SayNothingAsync(this HttpContext http)
    {
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Abort();
    }
}
