using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.FollowUps;
using CsCheck;

namespace CleanAcquiring.Infrastructure.Tests.FollowUps;

public sealed class RetryPlanTests
{
    [Theory]
    [InlineData(FollowUpKind.SyncInvoice, 14, 15)]
    [InlineData(FollowUpKind.SyncPayment, 30, 31)]
    [InlineData(FollowUpKind.ExpirePayment, 3, 4)]
    [InlineData(FollowUpKind.RefreshToken, 80, 90)]
    [InlineData(FollowUpKind.Reconcile, 7, 8)]
    [InlineData(FollowUpKind.WatchHold, 0.5, 0.6)]
    [InlineData(FollowUpKind.MakeClosingReceipt, 180, 181)]
    [InlineData(FollowUpKind.EnforceRetention, 365, 366)]
    [InlineData(FollowUpKind.DeliverWebhooks, 34, 35)]
    public void Every_plan_ends_after_its_days(FollowUpKind kind, double atLeast, double atMost)
    {
        var days = Pauses(kind, jitter: 0.5).Aggregate(TimeSpan.Zero, (sum, pause) => sum + pause).TotalDays;

        days.ShouldBeInRange(atLeast, atMost);
    }

    [Fact]
    public void An_invoice_sync_is_retried_within_seconds() =>
        Pauses(FollowUpKind.SyncInvoice, jitter: 0.5)
            .Take(3)
            .ShouldBe([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15)]);

    [Fact]
    public void Pauses_grow_with_any_jitter() =>
        Gen.Select(Gen.Enum<FollowUpKind>(), Gen.Int[0, 2000], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((kind, attempts, jitter, other) =>
        {
            if (RetryPlan.Next(kind, attempts, jitter) is not { } pause)
            {
                RetryPlan.Next(kind, attempts + 1, other).ShouldBeNull();
                return;
            }
            pause.ShouldBeGreaterThan(TimeSpan.Zero);
            if (RetryPlan.Next(kind, attempts + 1, jitter) is { } next)
                next.ShouldBeGreaterThanOrEqualTo(pause);
        });

    [Fact]
    public void Jitter_spreads_work_that_failed_together() =>
        RetryPlan.Next(FollowUpKind.SyncInvoice, 5, 0).ShouldNotBe(RetryPlan.Next(FollowUpKind.SyncInvoice, 5, 1));

    private static IEnumerable<TimeSpan> Pauses(FollowUpKind kind, double jitter)
    {
        for (var attempts = 0; RetryPlan.Next(kind, attempts, jitter) is { } pause; attempts++)
            yield return pause;
    }
}
