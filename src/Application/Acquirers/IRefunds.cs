using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>The acquirer can give money back.</summary>
public interface IRefunds
{
    /// <summary>Gives back a sum.</summary>
    /// <param name="reference">The payment.</param>
    /// <param name="amount">How much.</param>
    /// <param name="receipt">The returned lines, which sum to the amount; nothing for a whole refund or without receipts.</param>
    /// <param name="idempotencyKey">The same key never refunds twice, as far as the acquirer offers it.</param>
    /// <param name="settings">The seller's.</param>
    /// <param name="cancellationToken">Given up waiting is not given up refunding.</param>
    Task<OperationOutcome> RefundAsync(
        AcquirerReference reference,
        Money amount,
        Receipt? receipt,
        string idempotencyKey,
        AcquirerSettings settings,
        CancellationToken cancellationToken
    );
}
