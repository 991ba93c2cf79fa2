namespace CleanAcquiring.Domain.Invoices;

/// <summary>One line of an invoice as it stands in the CRM; any part of it may be missing.</summary>
/// <param name="Name">The line's title.</param>
/// <param name="Sku">The article.</param>
/// <param name="UnitPrice">Price of one unit in major units.</param>
/// <param name="Quantity">May be fractional; missing means one.</param>
/// <param name="Unit">Free text: «шт», «кг».</param>
/// <param name="Discount">Off the line.</param>
/// <param name="Vat">The line's own word on VAT.</param>
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
