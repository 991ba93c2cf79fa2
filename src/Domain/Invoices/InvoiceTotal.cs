namespace CleanAcquiring.Domain.Invoices;

/// <summary>The sum that an invoice supports, and each line's share of it.</summary>
/// <param name="Amount">What to charge, in minor units (kopecks).</param>
/// <param name="Shares">A share for each invoice line in minor units; empty where a stub line stands for the whole.</param>
/// <param name="VatIncluded">True when VAT is inside the shares, false when the invoice is exempt.</param>
/// <param name="Reading">Which reading of the invoice agreed: <c>bill_price</c>, <c>items</c>, <c>items_equal_bill_price</c>,
/// <c>total_sums</c>, <c>total_sums_vat_on_top</c>, <c>items_without_vat</c>.</param>
public sealed record InvoiceTotal(long Amount, IReadOnlyList<long> Shares, bool VatIncluded, string Reading);
