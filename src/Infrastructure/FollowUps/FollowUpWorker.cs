using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence.FollowUps;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>
/// Claims due follow-ups and runs a few of each kind at once. Polls each second; a signal wakes it earlier. A stop claims nothing
/// more, lets running work end for <see cref="FollowUpPace.Grace"/>, and gives the rest back.
/// </summary>
internal sealed partial class FollowUpWorker(
    IServiceScopeFactory scopes,
    FollowUpRunner runner,
    FollowUpSignal signal,
    FollowUpPace pace,
    TimeProvider time,
    ILogger<FollowUpWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var giveBack = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var stop = stoppingToken.Register(() => giveBack.CancelAfter(pace.Grace));
        await Task.WhenAll(Enum.GetValues<FollowUpKind>().Select(kind => ServeAsync(kind, giveBack.Token, stoppingToken)));
    }

    // One loop for each kind: while a bank hangs, all hands that ask it are taken, and those that tell the CRM are not.
    private async Task ServeAsync(FollowUpKind kind, CancellationToken giveBack, CancellationToken stoppingToken)
    {
        var hands = FollowUpPace.HandsFor(kind);
        List<Task> running = [];
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                running.RemoveAll(work => work.IsCompleted);
                foreach (var work in await ClaimAsync(kind, hands - running.Count))
                    running.Add(Task.Run(() => runner.RunAsync(work, giveBack), CancellationToken.None));
                if (running.Count == hands)
                    await Task.WhenAny(running).WaitAsync(stoppingToken);
                else
                    await signal.WaitAsync(kind, pace.PollInterval, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The stop came during a wait.
        }
        await Task.WhenAll(running);
    }

    // A claim is never broken off: claimed rows would wait for the end of their lease.
    private async Task<IReadOnlyList<ClaimedFollowUp>> ClaimAsync(FollowUpKind kind, int limit)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<IFollowUps>()
                .ClaimAsync(kind, limit, pace.Lease, CancellationToken.None);
        }
        catch (Exception failure)
        {
            Log.NotClaimed(logger, failure, kind);
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The queue of {Kind} cannot be read; it is tried again in a moment.")]
        public static partial void NotClaimed(ILogger logger, Exception failure, FollowUpKind kind);
    }
}

/// <summary>The parallelism and the intervals of one replica's worker.</summary>
internal sealed record FollowUpPace
{
    /// <summary>The pause between two claims without a signal: other replicas schedule work, too.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The time for which claimed work is reserved. A dead worker's work waits that long.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The interval at which a living worker extends a lease: two renewals may fail before it ends.</summary>
    public TimeSpan Renewal { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest try: longer than the slowest call that an adapter waits for.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The time that a stopping worker leaves to running work; less than the host waits (30 s).</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Follow-ups of a kind at once. Most of their time they wait for the other side.</summary>
    public static int HandsFor(FollowUpKind kind) => kind switch
    {
        FollowUpKind.SyncInvoice => 8,
        FollowUpKind.SyncPayment => 8,
        FollowUpKind.DeliverWebhooks => 8,
        FollowUpKind.Reconcile => 2,
        FollowUpKind.WatchHold => 2,
        FollowUpKind.MakeClosingReceipt => 1,
        FollowUpKind.RefreshToken => 2,
        FollowUpKind.ExpirePayment => 1,
        FollowUpKind.EnforceRetention => 1,
    };
}
