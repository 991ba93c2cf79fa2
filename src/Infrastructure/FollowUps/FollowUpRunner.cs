using CleanAcquiring.Application;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>Does one piece of work in a scope of its own and writes what became of it in another.</summary>
internal sealed partial class FollowUpRunner(
    IServiceScopeFactory scopes, FollowUpPace pace, FollowUpMeter meter, TimeProvider time, ILogger<FollowUpRunner> logger)
{
    /// <summary>Never throws: what cannot be written before the lease ends is left to whoever takes it then.</summary>
    public async Task RunAsync(ClaimedFollowUp work, CancellationToken giveBack)
    {
        var began = time.GetTimestamp();
        var ending = await TryAsync(work, giveBack);
        meter.Record(work.Kind, ending.Name, time.GetElapsedTime(began));
        using var leaseEnds = new CancellationTokenSource(Positive(pace.Lease - time.GetElapsedTime(began)), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(leaseEnds.Token, giveBack);
        using var beat = new PeriodicTimer(pace.Look, time);
        try
        {
            // A database that is away for a moment costs a moment, not the whole lease.
            while (!await HasWrittenAsync(work, ending))
                await beat.WaitForNextTickAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            Log.LeftToLease(logger, work.Kind, work.Payment);
        }
    }

    private static TimeSpan Positive(TimeSpan left) => left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private async Task<bool> HasWrittenAsync(ClaimedFollowUp work, FollowUpEnding ending)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (!await scope.ServiceProvider.GetRequiredService<FollowUpSettling>().SettleAsync(work, ending, CancellationToken.None))
                Log.LeaseLost(logger, work.Kind, work.Payment);
            return true;
        }
        catch (Exception failure)
        {
            Log.NotWritten(logger, failure, work.Kind, work.Payment);
            return false;
        }
    }

    private async Task<FollowUpEnding> TryAsync(ClaimedFollowUp work, CancellationToken giveBack)
    {
        using var limit = new CancellationTokenSource(pace.Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, giveBack);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
            return await mediator.Send(FollowUpDispatch.CommandOf(work), either.Token) switch
            {
                FollowUpOutcome.Done => new FollowUpEnding.Done(),
                FollowUpOutcome.NotYet notYet => new FollowUpEnding.Later(notYet.Reason, null, "not_yet"),
                FollowUpOutcome.Stuck stuck => new FollowUpEnding.Parked(stuck.Reason),
                var other => throw new InvalidOperationException($"Nothing is said of {other.GetType().Name}."),
            };
        }
        catch (OutageException outage)
        {
            Log.Outage(logger, work.Kind, work.Payment, outage.System, outage.Operation);
            return new FollowUpEnding.Later(outage.Message, outage.RetryAfter, "outage");
        }
        catch (OperationCanceledException) when (giveBack.IsCancellationRequested)
        {
            return new FollowUpEnding.GivenBack();
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            Log.TooLong(logger, work.Kind, work.Payment);
            return new FollowUpEnding.Later("it took too long", null, "too_long");
        }
        catch (Exception bug)
        {
            Log.Failed(logger, bug, work.Kind, work.Payment);
            return new FollowUpEnding.Later(bug.GetType().Name, null, "failed");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Kind} of payment {Payment}: {System} {Operation} cannot answer now; it is tried again.")]
        public static partial void Outage(ILogger logger, FollowUpKind kind, PaymentId payment, string system, string operation);

        [LoggerMessage(2, LogLevel.Warning, "{Kind} of payment {Payment} took too long and was broken off; it is tried again.")]
        public static partial void TooLong(ILogger logger, FollowUpKind kind, PaymentId payment);

        [LoggerMessage(3, LogLevel.Error, "{Kind} of payment {Payment} failed by a bug; it is tried again.")]
        public static partial void Failed(ILogger logger, Exception bug, FollowUpKind kind, PaymentId payment);

        [LoggerMessage(4, LogLevel.Warning, "{Kind} of payment {Payment} was taken over by another worker.")]
        public static partial void LeaseLost(ILogger logger, FollowUpKind kind, PaymentId payment);

        [LoggerMessage(5, LogLevel.Error, "What became of {Kind} of payment {Payment} could not be written; it is tried again.")]
        public static partial void NotWritten(ILogger logger, Exception failure, FollowUpKind kind, PaymentId payment);

        [LoggerMessage(
            6,
            LogLevel.Warning,
            "What became of {Kind} of payment {Payment} stays unwritten; it is done again when its lease ends."
        )]
        public static partial void LeftToLease(ILogger logger, FollowUpKind kind, PaymentId payment);
    }
}
