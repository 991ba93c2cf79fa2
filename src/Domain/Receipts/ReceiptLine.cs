namespace CleanAcquiring.Domain.Receipts;

/// <summary>One line of a fiscal receipt, discounts and VAT mode already resolved.</summary>
/// <param name="Name">The name that the buyer reads.</param>
/// <param name="Quantity">Positive, as precise as <see cref="ReceiptLimits"/> allows.</param>
/// <param name="UnitPrice">Price of one unit after discount, major units, whole kopecks.</param>
/// <param name="Amount">UnitPrice × Quantity rounded to kopecks, major units.</param>
/// <param name="Vat">The rate.</param>
/// <param name="Unit">Free text: «шт».</param>
public sealed record ReceiptLine(string Name, decimal Quantity, decimal UnitPrice, decimal Amount, VatRate Vat, string Unit)
{
    /// <summary>Of a part: number of its line in the receipt of the payment, from 1; 0 for a line of that receipt itself.</summary>
    public int Position { get; init; }

    public PaymentSubject Subject { get; init; } = PaymentSubject.Commodity;

    public PaymentBasis Basis { get; init; } = PaymentBasis.FullPayment;
}

/// <summary>Payment subject (признак предмета расчёта).</summary>
public enum PaymentSubject
{
    Commodity,
    Service,
    Job,
    Payment,
    Another,
}

/// <summary>Payment basis (признак способа расчёта).</summary>
public enum PaymentBasis
{
    FullPrepayment,
    Prepayment,
    Advance,
    FullPayment,
    PartialPayment,
}
