using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Refunds;

/// <summary>Asks what became of a refund that has not ended. Saves nothing.</summary>
internal sealed class OperationSync(IPayments payments, TimeProvider time)
{
    /// <returns>True when the acquirer showed the refund: no other evidence may decide about it.</returns>
    public async Task<bool> AskAsync(Payment payment, AcquirerAccess access, CancellationToken cancellationToken)
    {
        var (acquirer, connection) = access;
        if (payment.OpenOperation is not { Kind: OperationKind.Refund } asked
            || acquirer is not IOperationQueries queries
            || IsBeingSent(asked))
            return false;
        var outcome = await queries.QueryRefundAsync(OperationCall.Of(payment, asked, acquirer), connection, cancellationToken);
        if (outcome is OperationOutcome.Unknown)
            return false;
        var others = await payments.ForInvoiceAsync(payment.Tenant, payment.Invoice, cancellationToken);
        // Read after the others: a second read brings what was saved meanwhile.
        if (payment.OpenOperation is { } refund && refund.Number == asked.Number)
            OperationResults.Apply(payment, refund, outcome, SiblingPayments.Of(payment, others), time.GetUtcNow());
        return true;
    }

    private bool IsBeingSent(PaymentOperation refund) =>
        refund is { Status: OperationStatus.Requested, AcquirerOperationId: null }
        && time.GetUtcNow() < refund.RequestedAt + FollowUpScheduler.OpeningTimeout;
}
