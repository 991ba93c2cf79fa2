using System.Globalization;
using System.Text.Json;

namespace CleanAcquiring.Emulator.Clock;

internal static class ClockEndpoints
{
    private static readonly TimeSpan MaxOffset = TimeSpan.FromDays(3650);

    public static void MapClock(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/clock", (EmulatedClock clock) => Show(clock));
        routes.MapPost(
            "/clock",
            (ClockMove move, EmulatedClock clock) =>
            {
                if (ReadSpan(move.Advance) is not { } by || by.Duration() > MaxOffset || (clock.Offset + by).Duration() > MaxOffset)
                    return Results.Problem(
                        "advance: a span such as 01:00:00, or whole seconds, within ten years",
                        statusCode: StatusCodes.Status400BadRequest
                    );
                clock.Advance(by);
                return Show(clock);
            }
        );
    }

    private static IResult Show(EmulatedClock clock) => Results.Ok(new { now = clock.GetUtcNow(), offset = clock.Offset });

    private static TimeSpan? ReadSpan(JsonElement advance) => advance.ValueKind switch
    {
        JsonValueKind.Number when advance.TryGetInt64(out var seconds) && Math.Abs(seconds) < int.MaxValue => TimeSpan.FromSeconds(seconds),
        JsonValueKind.String when TimeSpan.TryParse(advance.GetString(), CultureInfo.InvariantCulture, out var span) => span,
        _ => null,
    };

    internal sealed record ClockMove(JsonElement Advance);
}
