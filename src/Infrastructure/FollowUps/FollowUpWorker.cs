using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Ports;
using CleanAcquiring.Application.Ports.Storage;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>
/// Takes what is due and does it, a few pieces at once. Everything that matters is in the database: a worker that dies loses its leases,
/// and another one goes on.
/// </summary>
internal sealed partial class FollowUpWorker(IServiceScopeFactory scopes, FollowUpSignal signal, TimeProvider time, ILogger<FollowUpWorker> logger) : BackgroundService
{
    private const int AtOnce = 4;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(4);

    // Work ends before its lease does, so that nobody else has begun it meanwhile.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await TakeAndDoAsync(stoppingToken) == AtOnce)
                continue;
            await signal.WaitAsync(LookEvery, time, stoppingToken);
        }
    }

    private async Task<int> TakeAndDoAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var claimed = await scope.ServiceProvider.GetRequiredService<IFollowUps>().ClaimAsync(AtOnce, Lease, stoppingToken);
            await Task.WhenAll(claimed.Select(work => DoAsync(work, stoppingToken)));
            return claimed.Count;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // The database is away: the clock looks again.
            Log.CannotTake(logger, exception);
            return 0;
        }
    }

    private async Task DoAsync(ClaimedFollowUp work, CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stoppingToken);
        var (outcome, askedFor) = await TryAsync(scope.ServiceProvider, work, either.Token);
        FollowUpMeter.Count(work.Kind, outcome);
        // What was done is written down even while the process stops.
        await using var closing = scopes.CreateAsyncScope();
        await CloseAsync(closing.ServiceProvider.GetRequiredService<IFollowUps>(), work, outcome, askedFor);
    }

    private async Task<(FollowUpOutcome Outcome, TimeSpan? AskedFor)> TryAsync(IServiceProvider services, ClaimedFollowUp work, CancellationToken cancellationToken)
    {
        try
        {
            return (await services.GetRequiredService<IMediator>().Send(FollowUpDispatch.CommandOf(work), cancellationToken), null);
        }
        catch (OutageException outage)
        {
            return (new FollowUpOutcome.NotYet(outage.Message), outage.RetryAfter);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (new FollowUpOutcome.NotYet("interrupted"), null);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, work.Kind, exception);
            return (new FollowUpOutcome.NotYet($"failed: {exception.GetType().Name}"), null);
        }
    }

    private async Task CloseAsync(IFollowUps followUps, ClaimedFollowUp work, FollowUpOutcome outcome, TimeSpan? askedFor)
    {
        var held = outcome switch
        {
            FollowUpOutcome.Done => await followUps.CompleteAsync(work, CancellationToken.None),
            FollowUpOutcome.Stuck stuck => await followUps.ParkAsync(work, stuck.Reason, CancellationToken.None),
            FollowUpOutcome.NotYet notYet => RetryPlan.Next(work.Kind, work.Attempts + 1, askedFor, Random.Shared.NextDouble()) is { } pause
                ? await followUps.PostponeAsync(work, time.GetUtcNow() + pause, notYet.Reason, CancellationToken.None)
                : await followUps.ParkAsync(work, notYet.Reason, CancellationToken.None),
            _ => throw new InvalidOperationException($"Nothing is said of {outcome.GetType().Name}."),
        };
        if (!held)
            Log.LeaseLost(logger, work.Kind);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Cannot take follow-up work now")]
        public static partial void CannotTake(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "Follow-up {Kind} failed")]
        public static partial void Failed(ILogger logger, Domain.Payments.FollowUpKind kind, Exception exception);

        [LoggerMessage(3, LogLevel.Warning, "The lease of follow-up {Kind} was lost")]
        public static partial void LeaseLost(ILogger logger, Domain.Payments.FollowUpKind kind);
    }
}
