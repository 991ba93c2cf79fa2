using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.FollowUps.Reconcile;

/// <summary>Compares the three books of a payment and orders the next comparison.</summary>
internal sealed class ReconcileHandler(IPayments payments, IAccounts accounts, ThreeBooks books, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<ReconcileCommand, FollowUpOutcome>
{
    public async Task<FollowUpOutcome> Handle(ReconcileCommand command, CancellationToken cancellationToken)
    {
        var payment = await payments.FindAsync(command.Tenant, command.Payment, cancellationToken);
        var account = await accounts.FindAsync(command.Tenant, cancellationToken);
        if (payment is null || account is null)
            return new FollowUpOutcome.Done();
        // A disconnected account shows nothing; it may come back until the next time.
        var drifts = account.IsActive ? await books.CompareAsync(payment, account, cancellationToken) : [];
        var isAnswered = drifts.All(drift => drift.Reason != DriftReason.NoAnswer);
        if (isAnswered && ReconciliationPlan.Next(payment, time.GetUtcNow()) is { } next)
            payment.Order(FollowUpKind.Reconcile, next);
        if (!await unitOfWork.TrySaveAsync(cancellationToken))
            return new FollowUpOutcome.NotYet("somebody else wrote first");
        return isAnswered ? new FollowUpOutcome.Done() : new FollowUpOutcome.NotYet("the acquirer did not say");
    }
}
