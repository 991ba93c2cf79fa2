using System.Diagnostics.Metrics;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Telemetry;

namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>The metrics of the queue: the duration of tries and the age of the oldest due work.</summary>
internal sealed class FollowUpMeter
{
    private readonly Histogram<double> duration;
    private double oldestDueSeconds;

    public FollowUpMeter(IMeterFactory meters)
    {
        var meter = meters.Create(AcquiringMeter.Name);
        duration = meter.CreateHistogram<double>("acquiring.follow_up.duration", "s", "Tries of follow-up work, by kind and outcome.");
        meter.CreateObservableGauge(
            "acquiring.follow_ups.oldest_due",
            () => Volatile.Read(ref oldestDueSeconds),
            "s",
            "For how long the oldest work has been due."
        );
    }

    public void Record(FollowUpKind kind, string outcome, TimeSpan elapsed) =>
        duration.Record(elapsed.TotalSeconds, new("kind", kind.ToString()), new("outcome", outcome));

    public void OldestDue(TimeSpan age) => Volatile.Write(ref oldestDueSeconds, age.TotalSeconds);
}
