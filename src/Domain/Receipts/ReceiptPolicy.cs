using System.Globalization;

namespace CleanAcquiring.Domain.Receipts;

/// <summary>Fiscal receipts of a payment method.</summary>
/// <param name="TaxSystem">The seller's tax system.</param>
/// <param name="DefaultVat">For lines without a rate and for the stub line; null when the seller chose none.</param>
/// <param name="Limits">Limits of the acquirer's fiscal register.</param>
/// <param name="Rates">The rates that the acquirer can print.</param>
public sealed record ReceiptPolicy(TaxSystem TaxSystem, VatRate? DefaultVat, ReceiptLimits Limits, IReadOnlyCollection<VatRate> Rates)
{
    /// <summary>The lines are prepaid: the goods follow later, and a closing receipt with them.</summary>
    public bool IsPrepayment { get; init; }
}

/// <summary>Limits of an acquirer's fiscal register.</summary>
/// <param name="MaxLines">Most lines in one receipt.</param>
/// <param name="MaxQuantity">Largest quantity of one line.</param>
/// <param name="QuantityDecimals">Digits of a quantity after the point.</param>
/// <param name="MaxNameLength">Longest line name in characters.</param>
public sealed record ReceiptLimits(int MaxLines, decimal MaxQuantity, int QuantityDecimals, int MaxNameLength)
{
    public static readonly ReceiptLimits Usual = new(100, 99_999m, 3, 128);

    /// <summary>Longest text of a quantity: its digits and its point.</summary>
    public int MaxQuantityLength { get; init; } = 8;

    /// <summary>True when a line can have this quantity.</summary>
    public bool Carries(decimal quantity) =>
        quantity > 0 && quantity <= MaxQuantity
        && decimal.Round(quantity, QuantityDecimals) == quantity
        && quantity.ToString("0.############################", CultureInfo.InvariantCulture).Length <= MaxQuantityLength;
}
