using CleanAcquiring.Application.Storage;
using CleanAcquiring.Infrastructure.Persistence.FollowUps;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>
/// Takes what is due and has it done, a few pieces at once. A signal wakes it at once, the clock each second. When it stops it takes
/// nothing more, lets what runs come to its end for a while, and gives the rest back.
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
            // Asked to stop while it waited.
        }
        await Task.WhenAll(running);
    }

    private async Task RoundAsync(CancellationToken giveBack, CancellationToken stoppingToken)
    {
        running.RemoveAll(work => work.IsCompleted);
        foreach (var work in await ClaimAsync(pace.Parallel - running.Count))
            running.Add(Task.Run(() => runner.RunAsync(work, giveBack), CancellationToken.None));
        // With its hands full it waits for a hand; else for the next thing to do.
        if (running.Count == pace.Parallel)
            await Task.WhenAny(running).WaitAsync(stoppingToken);
        else
            await signal.WaitAsync(pace.Look, time, stoppingToken);
    }

    // A claim is never broken off: rows would be taken, and nobody would know it until their lease ends.
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
        meter.OldestDue(await services.GetRequiredService<OldestDue>().AgeAsync(CancellationToken.None));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The queue of follow-up work cannot be read; it is tried again in a moment.")]
        public static partial void NotClaimed(ILogger logger, Exception failure);
    }
}
