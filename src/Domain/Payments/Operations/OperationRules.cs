using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Payments.Operations;

/// <summary>The amount and the receipt lines of an operation, with its idempotency key.</summary>
/// <param name="Key">Idempotency key.</param>
/// <param name="Amount">Major units.</param>
/// <param name="Lines">Parts of receipt lines; empty without a receipt.</param>
public sealed record OperationTerms(string Key, Money Amount, IReadOnlyList<LineShare> Lines)
{
    /// <summary>The person who orders it; null where we order it ourselves.</summary>
    public Actor? By { get; init; }
}

/// <summary>Preconditions of an operation.</summary>
public static class OperationRules
{
    private static Refusal UnderWay =>
        new(RefusalKind.Conflict, "operation.under_way", "Another operation of this payment has not ended yet.");

    private static Refusal NotASum =>
        new(RefusalKind.Invalid, "operation.amount", "The sum must be positive, in whole kopecks and in the payment's currency.");

    private static Refusal NothingPaid =>
        new(RefusalKind.Conflict, "refund.nothing_paid", "There is no captured money of this payment to refund.");

    private static Refusal BeyondPaid =>
        new(RefusalKind.Conflict, "refund.beyond_paid", "More than the net paid amount cannot be refunded.");

    private static Refusal NotAuthorized =>
        new(RefusalKind.Conflict, "capture.not_authorized", "Only an authorized amount can be captured.");

    private static Refusal BeyondAuthorized =>
        new(RefusalKind.Conflict, "capture.beyond_authorized", "More than the authorized amount cannot be captured.");

    private static Refusal Over =>
        new(RefusalKind.Conflict, "cancel.over", "Only a payment without taken money that has not ended can be cancelled.");

    private static Refusal NothingPrepaid =>
        new(RefusalKind.Conflict, "receipt.nothing_prepaid", "There is no captured prepayment of this payment to set off.");

    private static Refusal Closed =>
        new(RefusalKind.Conflict, "receipt.closed", "The prepayment is set off already: a closing receipt is made once.");

    private static Refusal WrongLines =>
        new(
            RefusalKind.Invalid,
            "operation.lines",
            "The lines are not lines of the receipt, ask for more than is left of one, or do not sum to the amount."
        );

    private static Refusal ReceiptLost =>
        new(
            RefusalKind.Conflict,
            "receipt.lost",
            "The payment's receipt can be opened no more: its key is gone, or it was erased. Only the whole sum can move, without lines."
        );

    /// <summary>The refusal, or null when the operation is allowed.</summary>
    public static Refusal? Objection(Payment payment, OperationKind kind, OperationTerms terms)
    {
        if (payment.OpenOperation is not null)
            return UnderWay;
        if (!terms.Amount.IsPositive || terms.Amount.Currency != payment.Amount.Currency || terms.Amount != terms.Amount.Rounded())
            return kind == OperationKind.Refund && !payment.NetPaid.IsPositive ? NothingPaid
                : kind == OperationKind.ClosingReceipt ? NothingPrepaid
                : NotASum;
        var refusal = kind switch
        {
            OperationKind.Refund when !payment.NetPaid.IsPositive => NothingPaid,
            OperationKind.Refund when terms.Amount.Amount > payment.NetPaid.Amount => BeyondPaid,
            OperationKind.Capture when payment.Status != PaymentStatus.Authorized => NotAuthorized,
            OperationKind.Capture when terms.Amount.Amount > payment.Amount.Amount => BeyondAuthorized,
            OperationKind.ClosingReceipt when payment.Operations.Any(IsClosed) => Closed,
            OperationKind.ClosingReceipt when payment.IsReceiptLost => ReceiptLost,
            OperationKind.ClosingReceipt when !payment.IsPrepaid || terms.Amount != payment.NetPaid => NothingPrepaid,
            OperationKind.Cancel when payment.Status is not (PaymentStatus.Authorized or PaymentStatus.Pending) => Over,
            _ => null,
        };
        // The whole of a payment needs no receipt of its own: it is what the first one says.
        if (refusal is null && payment.IsReceiptLost && (terms.Lines.Count > 0 || terms.Amount != payment.Amount))
            return ReceiptLost;
        return refusal ?? (terms.Lines.Count == 0 || Fits(payment.LinesLeft(), terms) ? null : WrongLines);
    }

    private static bool IsClosed(PaymentOperation operation) =>
        operation is { Kind: OperationKind.ClosingReceipt, Status: OperationStatus.Succeeded };

    private static bool Fits(IReadOnlyList<decimal> left, OperationTerms terms) =>
        terms.Lines.Sum(share => share.Amount) == terms.Amount.Amount
        && terms.Lines.DistinctBy(share => share.Number).Count() == terms.Lines.Count
        && terms.Lines.All(share => share.Number >= 1 && share.Number <= left.Count
            && share.Amount > 0m && share.Amount <= left[share.Number - 1] && share.Amount == decimal.Round(share.Amount, 2));
}
