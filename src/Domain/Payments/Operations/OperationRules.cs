using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Payments.Operations;

/// <summary>What a payment must be before something may be ordered for it.</summary>
public static class OperationRules
{
    private static Refusal UnderWay => new(RefusalKind.Conflict, "operation.under_way", "Another operation of this payment has not ended yet.");

    private static Refusal NotASum => new(RefusalKind.Invalid, "operation.amount", "The sum must be positive, in whole kopecks and in the payment's currency.");

    private static Refusal NothingPaid => new(RefusalKind.Conflict, "refund.nothing_held", "There is no money of this payment to give back.");

    private static Refusal BeyondHeld => new(RefusalKind.Conflict, "refund.beyond_held", "More than the payment still holds cannot be given back.");

    private static Refusal NothingHeld => new(RefusalKind.Conflict, "capture.nothing_held", "Only a held sum can be captured.");

    private static Refusal BeyondHold => new(RefusalKind.Conflict, "capture.beyond_held", "More than the held sum cannot be captured.");

    private static Refusal Over => new(RefusalKind.Conflict, "cancel.over", "Only a payment without taken money that has not ended can be cancelled.");

    private static Refusal WrongLines => new(RefusalKind.Invalid, "operation.lines", "The lines are not lines of the receipt, ask for more than is left of one, or do not sum to the amount.");

    /// <summary>Why not; nothing when it may be.</summary>
    public static Refusal? Objection(Payment payment, OperationKind kind, OperationOrder order)
    {
        if (payment.OpenOperation is not null)
            return UnderWay;
        if (!order.Amount.IsPositive || order.Amount.Currency != payment.Amount.Currency || order.Amount != order.Amount.Rounded())
            return kind == OperationKind.Refund && !payment.Held.IsPositive ? NothingPaid : NotASum;
        var refusal = kind switch
        {
            OperationKind.Refund when !payment.Held.IsPositive => NothingPaid,
            OperationKind.Refund when order.Amount.Amount > payment.Held.Amount => BeyondHeld,
            OperationKind.Capture when payment.Status != PaymentStatus.Authorized => NothingHeld,
            OperationKind.Capture when order.Amount.Amount > payment.Amount.Amount => BeyondHold,
            OperationKind.Cancel when payment.Status is not (PaymentStatus.Authorized or PaymentStatus.Pending) => Over,
            _ => null,
        };
        return refusal ?? (order.Lines.Count == 0 || Fits(payment.LinesLeft(), order) ? null : WrongLines);
    }

    private static bool Fits(IReadOnlyList<decimal> left, OperationOrder order) =>
        order.Lines.Sum(share => share.Amount) == order.Amount.Amount
        && order.Lines.DistinctBy(share => share.Number).Count() == order.Lines.Count
        && order.Lines.All(share => share.Number >= 1 && share.Number <= left.Count
            && share.Amount > 0m && share.Amount <= left[share.Number - 1] && share.Amount == decimal.Round(share.Amount, 2));
}
