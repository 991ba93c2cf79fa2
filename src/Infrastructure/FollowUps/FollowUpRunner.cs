using System.Diagnostics;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.ClosingReceipts;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Holds;
using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Application.Retention;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Payments;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>
/// Runs one claimed follow-up in a scope of its own, extends its lease meanwhile, and writes its outcome in another scope.
/// </summary>
internal sealed partial class FollowUpRunner(
    IServiceScopeFactory scopes, FollowUpPace pace, FollowUpMeter meter, TimeProvider time, ILogger<FollowUpRunner> logger)
{
    /// <summary>Never throws: an outcome that cannot be written for the time of a lease is left to the next worker.</summary>
    public async Task RunAsync(ClaimedFollowUp work, CancellationToken giveBack)
    {
        using var lost = new CancellationTokenSource();
        using var renewal = new PeriodicTimer(pace.Renewal, time);
        var renewing = RenewAsync(work, renewal, lost);
        var began = time.GetTimestamp();
        var (outcome, label) = await TryAsync(work, lost.Token, giveBack);
        meter.Record(work.Kind, label, time.GetElapsedTime(began));
        await WriteAsync(work, outcome, giveBack);
        renewal.Dispose();
        await renewing;
    }

    // Ends when the timer is disposed. A database that is away keeps the lease: nobody else can claim the row meanwhile.
    private async Task RenewAsync(ClaimedFollowUp work, PeriodicTimer renewal, CancellationTokenSource lost)
    {
        while (await renewal.WaitForNextTickAsync())
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (await scope.ServiceProvider.GetRequiredService<IFollowUps>().RenewAsync(work, pace.Lease, CancellationToken.None))
                    continue;
                await lost.CancelAsync();
                return;
            }
            catch (Exception failure)
            {
                Log.NotRenewed(logger, failure, work.Kind, work.Payment);
            }
        }
    }

    // A database that is away for a moment costs a moment, not the whole lease.
    private async Task WriteAsync(ClaimedFollowUp work, FollowUpOutcome outcome, CancellationToken giveBack)
    {
        using var leaseEnds = new CancellationTokenSource(pace.Lease, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(leaseEnds.Token, giveBack);
        using var retry = new PeriodicTimer(pace.PollInterval, time);
        try
        {
            while (!await HasWrittenAsync(work, outcome))
                await retry.WaitForNextTickAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            Log.LeftToLease(logger, work.Kind, work.Payment);
        }
    }

    private async Task<bool> HasWrittenAsync(ClaimedFollowUp work, FollowUpOutcome outcome)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (!await scope.ServiceProvider.GetRequiredService<FollowUpSettling>().SettleAsync(work, outcome, CancellationToken.None))
                Log.LeaseLost(logger, work.Kind, work.Payment);
            return true;
        }
        catch (Exception failure)
        {
            Log.NotWritten(logger, failure, work.Kind, work.Payment);
            return false;
        }
    }

    /// <summary>The outcome, and its label in the metrics.</summary>
    private async Task<(FollowUpOutcome Outcome, string Label)> TryAsync(
        ClaimedFollowUp work, CancellationToken lost, CancellationToken giveBack)
    {
        using var limit = new CancellationTokenSource(pace.Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, lost, giveBack);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(CommandOf(work), either.Token);
            return (outcome, LabelOf(outcome));
        }
        catch (OutageException outage)
        {
            Log.Outage(logger, work.Kind, work.Payment, outage.System, outage.Operation);
            return (new FollowUpOutcome.NotYet(outage.Message) { NotBefore = outage.RetryAfter }, "outage");
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            return (new FollowUpOutcome.Interrupted(), "lease_lost");
        }
        catch (OperationCanceledException) when (giveBack.IsCancellationRequested)
        {
            return (new FollowUpOutcome.Interrupted(), "given_back");
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            Log.TooLong(logger, work.Kind, work.Payment);
            return (new FollowUpOutcome.NotYet("it took too long"), "too_long");
        }
        catch (Exception bug)
        {
            Log.Failed(logger, bug, work.Kind, work.Payment);
            return (new FollowUpOutcome.NotYet(bug.GetType().Name), "failed");
        }
    }

    private static IRequest<FollowUpOutcome> CommandOf(ClaimedFollowUp work) => work.Kind switch
    {
        FollowUpKind.SyncPayment => new SyncPaymentCommand(work.Tenant, work.Payment),
        FollowUpKind.SyncInvoice => new SyncInvoiceCommand(work.Tenant, work.Payment),
        FollowUpKind.ExpirePayment => new ExpirePaymentCommand(work.Tenant, work.Payment),
        FollowUpKind.RefreshToken => new RefreshTokenCommand(work.Tenant),
        FollowUpKind.Reconcile => new ReconcilePaymentCommand(work.Tenant, work.Payment),
        FollowUpKind.WatchHold => new WatchHoldCommand(work.Tenant, work.Payment),
        FollowUpKind.MakeClosingReceipt => new MakeClosingReceiptCommand(work.Tenant, work.Payment),
        FollowUpKind.EnforceRetention => new EnforceRetentionCommand(work.Tenant),
        FollowUpKind.DeliverWebhooks => new DeliverWebhooksCommand(work.Tenant, work.Payment.Value),
    };

    private static string LabelOf(FollowUpOutcome outcome) => outcome switch
    {
        FollowUpOutcome.Done => "done",
        FollowUpOutcome.NotYet => "not_yet",
        FollowUpOutcome.Stuck => "parked",
        FollowUpOutcome.Interrupted => "given_back",
        _ => throw new UnreachableException(),
    };

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

        [LoggerMessage(5, LogLevel.Error, "The outcome of {Kind} of payment {Payment} could not be written; it is tried again.")]
        public static partial void NotWritten(ILogger logger, Exception failure, FollowUpKind kind, PaymentId payment);

        [LoggerMessage(6, LogLevel.Warning,
            "The outcome of {Kind} of payment {Payment} stays unwritten; the work is repeated when its lease ends.")]
        public static partial void LeftToLease(ILogger logger, FollowUpKind kind, PaymentId payment);

        [LoggerMessage(7, LogLevel.Warning, "The lease of {Kind} of payment {Payment} could not be extended; it is tried again.")]
        public static partial void NotRenewed(ILogger logger, Exception failure, FollowUpKind kind, PaymentId payment);
    }
}
