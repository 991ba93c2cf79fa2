namespace CleanAcquiring.Domain.Receipts;

/// <summary>What an acquirer's cash desk takes.</summary>
/// <param name="MaxLines">Most lines in one receipt.</param>
/// <param name="MaxQuantity">Largest quantity of one line.</param>
/// <param name="QuantityDecimals">Digits of a quantity after the point.</param>
/// <param name="MaxNameLength">Longest line name in characters.</param>
public sealed record ReceiptLimits(int MaxLines, decimal MaxQuantity, int QuantityDecimals, int MaxNameLength)
{
    public static readonly ReceiptLimits Usual = new(100, 99_999m, 3, 128);
}
