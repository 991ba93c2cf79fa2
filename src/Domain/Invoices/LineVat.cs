namespace CleanAcquiring.Domain.Invoices;

/// <summary>What a line says of its VAT: a percentage, expressly none, or nothing at all (the seller's default then holds).</summary>
public readonly record struct LineVat(bool IsStated, decimal? Percent)
{
    public static readonly LineVat Unstated;
    public static readonly LineVat None = new(true, null);

    public static LineVat Of(decimal percent) => new(true, percent);
}
