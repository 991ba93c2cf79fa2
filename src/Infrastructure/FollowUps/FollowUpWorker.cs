using CleanAcquiring.Application.Storage;
using CleanAcquiring.Infrastructure.Persistence.FollowUps;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>
/// Claims due follow-ups and runs a few of them at once. Polls each second; a signal wakes it earlier. A stop claims nothing more,
/// lets running work end for <see cref="FollowUpPace.Grace"/>, and gives the rest back.
/// </summary>
internal sealed partial class FollowUpWorker(
    IServiceScopeFactory scopes,
    FollowUpRunner runner,
    FollowUpSignal signal,
    FollowUpPace pace,
    FollowUpMeter meter,
    TimeProvider time,
    ILogger<FollowUpWorker> logger) : BackgroundService
{
    private readonly List<Task> running = [];
    private DateTimeOffset measureAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var giveBack = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var stop = stoppingToken.Register(() => giveBack.CancelAfter(pace.Grace));
        try
        {
            while (!stoppingToken.IsCancellationRequested)
                await RoundAsync(giveBack.Token, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The stop came during a wait.
        }
        await Task.WhenAll(running);
    }

    private async Task RoundAsync(CancellationToken giveBack, CancellationToken stoppingToken)
    {
        running.RemoveAll(work => work.IsCompleted);
        foreach (var work in await ClaimAsync(pace.Parallel - running.Count))
            running.Add(Task.Run(() => runner.RunAsync(work, giveBack), CancellationToken.None));
        if (running.Count == pace.Parallel)
            await Task.WhenAny(running).WaitAsync(stoppingToken);
        else
            await signal.WaitAsync(pace.PollInterval, time, stoppingToken);
    }

    // A claim is never broken off: claimed rows would wait for the end of their lease.
    private async Task<IReadOnlyList<ClaimedFollowUp>> ClaimAsync(int limit)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await MeasureAsync(scope.ServiceProvider);
            return await scope.ServiceProvider.GetRequiredService<IFollowUps>().ClaimAsync(limit, pace.Lease, CancellationToken.None);
        }
        catch (Exception failure)
        {
            Log.NotClaimed(logger, failure);
            return [];
        }
    }

    private async Task MeasureAsync(IServiceProvider services)
    {
        var now = time.GetUtcNow();
        if (now < measureAt)
            return;
        measureAt = now + pace.Measure;
        meter.OldestDue(await services.GetRequiredService<FollowUpQueue>().OldestDueAsync(CancellationToken.None));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The queue of follow-up work cannot be read; it is tried again in a moment.")]
        public static partial void NotClaimed(ILogger logger, Exception failure);
    }
}

/// <summary>The parallelism and the intervals of one replica's worker.</summary>
internal sealed record FollowUpPace
{
    /// <summary>Follow-ups at once.</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>The pause between two claims without a signal: other replicas schedule work, too.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The time for which claimed work is reserved. A dead worker's work waits that long.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(150);

    /// <summary>The longest try: well below the lease, so that the outcome can still be written.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The time that a stopping worker leaves to running work; less than the host waits (30 s).</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The interval at which the age of the oldest due work is measured.</summary>
    public TimeSpan Measure { get; init; } = TimeSpan.FromSeconds(15);
}
