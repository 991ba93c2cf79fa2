using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>The acquirer can refund.</summary>
public interface IRefunds
{
    /// <summary>Refunds a sum.</summary>
    /// <param name="reference">The payment.</param>
    /// <param name="amount">At most the captured sum less earlier refunds.</param>
    /// <param name="receipt">The refunded lines, which sum to the amount; null for a whole refund or without receipts.</param>
    /// <param name="idempotencyKey">The same key never refunds twice, as far as the acquirer offers it.</param>
    /// <param name="settings">Of the payment's method.</param>
    /// <param name="cancellationToken">Stops the wait, not the refund.</param>
    Task<OperationOutcome> RefundAsync(
        AcquirerReference reference,
        Money amount,
        Receipt? receipt,
        string idempotencyKey,
        AcquirerSettings settings,
        CancellationToken cancellationToken
    );
}
