namespace CleanAcquiring.Domain.Invoices;

/// <summary>One line of an invoice as it stands in the CRM; any part of it may be missing.</summary>
/// <param name="Name">The line's title.</param>
/// <param name="Sku">The article.</param>
/// <param name="UnitPrice">Price of one unit in major units.</param>
/// <param name="Quantity">May be fractional; missing means one.</param>
/// <param name="Unit">Free text: «шт», «кг».</param>
/// <param name="Discount">Off the line.</param>
/// <param name="Vat">The line's own VAT.</param>
/// <param name="TotalSum">The CRM's own sum of the line in major units, where it gives one.</param>
public sealed record InvoiceLine(
    string? Name,
    string? Sku,
    decimal? UnitPrice,
    decimal? Quantity,
    string? Unit,
    Discount? Discount,
    LineVat Vat,
    decimal? TotalSum);

/// <summary>A line's discount.</summary>
/// <param name="IsPercentage">True: a percentage of the gross sum; false: an amount off the whole line, in major units.</param>
/// <param name="Value">The percentage or the amount.</param>
public readonly record struct Discount(bool IsPercentage, decimal Value)
{
    /// <summary>The amount off a gross line sum, between zero and that sum.</summary>
    public decimal Of(decimal gross) => Math.Clamp(IsPercentage ? gross * Value / 100m : Value, 0m, Math.Max(gross, 0m));
}

/// <summary>A line's VAT: a percentage, "no VAT", or unstated (the seller's default applies).</summary>
public readonly record struct LineVat(bool IsStated, decimal? Percent)
{
    public static readonly LineVat Unstated;
    public static readonly LineVat None = new(true, null);

    public static LineVat Of(decimal percent) => new(true, percent);
}
