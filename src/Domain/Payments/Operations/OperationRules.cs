using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Payments.Operations;

/// <summary>What is ordered.</summary>
/// <param name="Key">The same key never does a thing twice.</param>
/// <param name="Amount">How much.</param>
/// <param name="Lines">Which lines of the receipt; empty without a receipt.</param>
public sealed record OperationTerms(string Key, Money Amount, IReadOnlyList<LineShare> Lines);

/// <summary>What a payment must be before something may be ordered for it.</summary>
public static class OperationRules
{
    private static Refusal UnderWay =>
        new(RefusalKind.Conflict, "operation.under_way", "Another operation of this payment has not ended yet.");

    private static Refusal NotASum =>
        new(RefusalKind.Invalid, "operation.amount", "The sum must be positive, in whole kopecks and in the payment's currency.");

    private static Refusal NothingPaid =>
        new(RefusalKind.Conflict, "refund.nothing_paid", "There is no money of this payment to give back.");

    private static Refusal BeyondPaid =>
        new(RefusalKind.Conflict, "refund.beyond_paid", "More than the payment still holds cannot be given back.");

    private static Refusal NotAuthorized => new(RefusalKind.Conflict, "capture.not_authorized", "Only a held sum can be captured.");

    private static Refusal BeyondAuthorized =>
        new(RefusalKind.Conflict, "capture.beyond_authorized", "More than the held sum cannot be captured.");

    private static Refusal Over =>
        new(RefusalKind.Conflict, "cancel.over", "Only a payment without taken money that has not ended can be cancelled.");

    private static Refusal WrongLines =>
        new(
            RefusalKind.Invalid,
            "operation.lines",
            "The lines are not lines of the receipt, ask for more than is left of one, or do not sum to the amount."
        );

    /// <summary>Why not; nothing when it may be.</summary>
    public static Refusal? Objection(Payment payment, OperationKind kind, OperationTerms terms)
    {
        if (payment.OpenOperation is not null)
            return UnderWay;
        if (!terms.Amount.IsPositive || terms.Amount.Currency != payment.Amount.Currency || terms.Amount != terms.Amount.Rounded())
            return kind == OperationKind.Refund && !payment.NetPaid.IsPositive ? NothingPaid : NotASum;
        var refusal = kind switch
        {
            OperationKind.Refund when !payment.NetPaid.IsPositive => NothingPaid,
            OperationKind.Refund when terms.Amount.Amount > payment.NetPaid.Amount => BeyondPaid,
            OperationKind.Capture when payment.Status != PaymentStatus.Authorized => NotAuthorized,
            OperationKind.Capture when terms.Amount.Amount > payment.Amount.Amount => BeyondAuthorized,
            OperationKind.Cancel when payment.Status is not (PaymentStatus.Authorized or PaymentStatus.Pending) => Over,
            _ => null,
        };
        return refusal ?? (terms.Lines.Count == 0 || Fits(payment.LinesLeft(), terms) ? null : WrongLines);
    }

    private static bool Fits(IReadOnlyList<decimal> left, OperationTerms terms) =>
        terms.Lines.Sum(share => share.Amount) == terms.Amount.Amount
        && terms.Lines.DistinctBy(share => share.Number).Count() == terms.Lines.Count
        && terms.Lines.All(share => share.Number >= 1 && share.Number <= left.Count
            && share.Amount > 0m && share.Amount <= left[share.Number - 1] && share.Amount == decimal.Round(share.Amount, 2));
}
