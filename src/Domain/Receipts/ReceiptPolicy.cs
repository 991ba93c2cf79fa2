using System.Globalization;

namespace CleanAcquiring.Domain.Receipts;

/// <summary>How a payment method makes fiscal receipts.</summary>
/// <param name="TaxSystem">The seller's tax system.</param>
/// <param name="DefaultVat">For lines that say nothing and for the stub line; nothing when the seller chose none.</param>
/// <param name="Limits">What the acquirer's cash desk takes.</param>
/// <param name="Rates">The rates that the acquirer can print.</param>
public sealed record ReceiptPolicy(TaxSystem TaxSystem, VatRate? DefaultVat, ReceiptLimits Limits, IReadOnlyCollection<VatRate> Rates);

/// <summary>What an acquirer's cash desk takes.</summary>
/// <param name="MaxLines">Most lines in one receipt.</param>
/// <param name="MaxQuantity">Largest quantity of one line.</param>
/// <param name="QuantityDecimals">Digits of a quantity after the point.</param>
/// <param name="MaxNameLength">Longest line name in characters.</param>
public sealed record ReceiptLimits(int MaxLines, decimal MaxQuantity, int QuantityDecimals, int MaxNameLength)
{
    public static readonly ReceiptLimits Usual = new(100, 99_999m, 3, 128);

    /// <summary>Longest text of a quantity: its digits and its point.</summary>
    public int MaxQuantityLength { get; init; } = 8;

    /// <summary>Whether a line can have this quantity.</summary>
    public bool Carries(decimal quantity) =>
        quantity > 0 && quantity <= MaxQuantity
        && decimal.Round(quantity, QuantityDecimals) == quantity
        && quantity.ToString("0.############################", CultureInfo.InvariantCulture).Length <= MaxQuantityLength;
}
