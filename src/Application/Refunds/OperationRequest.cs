using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Refunds;

/// <summary>What somebody wants done with a payment.</summary>
/// <param name="Kind">What.</param>
/// <param name="Key">Of idempotency.</param>
/// <param name="Amount">How much; nothing for all that there is.</param>
/// <param name="Lines">Which lines of the receipt; nothing to spread the sum over all of them.</param>
internal sealed record OperationRequest(OperationKind Kind, string Key, Money? Amount, IReadOnlyList<LineShare>? Lines)
{
    /// <summary>The same request once more, as far as its asker said it.</summary>
    public bool IsSameAs(PaymentOperation known) =>
        known.Kind == Kind && (Amount is null || Amount == known.Amount) && (Lines is null or [] || Lines.SequenceEqual(known.Lines));

    public OperationTerms For(Payment payment)
    {
        var amount = Amount ?? (Kind == OperationKind.Refund ? payment.NetPaid : payment.Amount);
        return new OperationTerms(Key, amount, Lines is { Count: > 0 } ? Lines : LineShares.Spread(payment.LinesLeft(), amount.Amount));
    }
}
