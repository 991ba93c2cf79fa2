using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>A payment's timeline in words, as a person would read it.</summary>
internal static class TimelineText
{
    /// <summary><c>code: From → To (detail)</c>; the states only where they differ.</summary>
    public static string[] Tell(this Payment payment, int from = 0) =>
        [
            .. payment
                .Timeline.Skip(from)
                .Select(entry =>
                    $"{entry.Code}{(entry.From == entry.To ? "" : $": {entry.From} → {entry.To}")}{(entry.Detail is null ? "" : $" ({entry.Detail})")}"
                ),
        ];
}
