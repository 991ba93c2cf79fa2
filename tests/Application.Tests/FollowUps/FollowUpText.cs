using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.FollowUps;

/// <summary>Follow-ups as text.</summary>
internal static class FollowUpText
{
    /// <summary>Kind and time left of each follow-up that is due, by kind.</summary>
    public static string[] Due(this Payment payment, DateTimeOffset now) =>
        [
            .. payment.FollowUps
                .Where(work => work is { DueAt: not null, ParkedAt: null })
                .Select(work => $"{work.Kind} {work.DueAt - now}")
                .Order(StringComparer.Ordinal),
        ];
}
