using System.Diagnostics.Metrics;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.FollowUps;

internal static class FollowUpMeter
{
    private static readonly Meter Meter = new("CleanAcquiring");
    private static readonly Counter<long> Outcomes = Meter.CreateCounter<long>("cleanacquiring.follow_ups", description: "Pieces of follow-up work, by kind and outcome.");

    public static void Count(FollowUpKind kind, FollowUpOutcome outcome) =>
        Outcomes.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()), new KeyValuePair<string, object?>("outcome", outcome.GetType().Name));
}
