using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Reconciliation;

public sealed record ReconcilePaymentCommand(TenantKey Tenant, PaymentId Payment) : IRequest<FollowUpOutcome>;

/// <summary>Reconciles a payment and schedules the next reconciliation.</summary>
internal sealed class ReconcilePaymentHandler(
    IPayments payments,
    IAccounts accounts,
    PaymentReconciler reconciler,
    IUnitOfWork unitOfWork,
    TimeProvider time
) : IRequestHandler<ReconcilePaymentCommand, FollowUpOutcome>
{
    public async Task<FollowUpOutcome> Handle(ReconcilePaymentCommand command, CancellationToken cancellationToken)
    {
        var payment = await payments.FindAsync(command.Tenant, command.Payment, cancellationToken);
        var account = await accounts.FindAsync(command.Tenant, cancellationToken);
        if (payment is null || account is null)
            return new FollowUpOutcome.Done();
        // About an open form SyncPayment asks each half hour: a second question would tell nothing more.
        var asksAcquirer = payment.Status != PaymentStatus.Pending || !payment.Owes(FollowUpKind.SyncPayment);
        // A disconnected account shows nothing; it may come back until the next time.
        var discrepancies = account.IsActive
            ? await reconciler.CompareAsync(payment, account, asksAcquirer, cancellationToken)
            : [];
        var isClosed = !account.IsActive || discrepancies.Any(discrepancy => discrepancy.Reason == DiscrepancyReason.AccountClosed);
        var silence = discrepancies.FirstOrDefault(discrepancy => discrepancy.Reason == DiscrepancyReason.NoAnswer);
        if (silence is null && ReconciliationPlan.Next(payment, time.GetUtcNow(), isClosed) is { } next)
            payment.Schedule(FollowUpKind.Reconcile, next);
        if (!await unitOfWork.TrySaveAsync(cancellationToken))
            return new FollowUpOutcome.NotYet("another writer was first");
        return silence is null
            ? new FollowUpOutcome.Done()
            : new FollowUpOutcome.NotYet("the acquirer did not say") { NotBefore = silence.RetryAfter };
    }
}
