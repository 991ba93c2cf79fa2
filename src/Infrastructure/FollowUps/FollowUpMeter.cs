using System.Diagnostics.Metrics;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence.FollowUps;
using CleanAcquiring.Infrastructure.Telemetry;

namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>The metrics of the queue: the duration of tries and the age of the oldest due work, both by kind.</summary>
internal sealed class FollowUpMeter
{
    private readonly Histogram<double> duration;

    public FollowUpMeter(IMeterFactory meters, FollowUpHorizon horizon)
    {
        var meter = meters.Create(AcquiringMeter.Name);
        duration = meter.CreateHistogram<double>("acquiring.follow_up.duration", "s", "Tries of follow-up work, by kind and outcome.");
        meter.CreateObservableGauge(
            "acquiring.follow_ups.oldest_due",
            () => horizon.Ages.Select(age => new Measurement<double>(age.Value.TotalSeconds, Kind(age.Key))),
            "s",
            "For how long the oldest work of a kind has been due."
        );
    }

    public void Record(FollowUpKind kind, string outcome, TimeSpan elapsed) =>
        duration.Record(elapsed.TotalSeconds, Kind(kind), new("outcome", outcome));

    private static KeyValuePair<string, object?> Kind(FollowUpKind kind) => new("kind", kind.ToString());
}
