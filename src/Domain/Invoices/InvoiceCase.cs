using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Domain.Invoices;

/// <summary>The input of the rules: an invoice, the terms of a method, and what was paid already.</summary>
/// <param name="Invoice">As read a moment ago.</param>
/// <param name="Terms">Of the chosen method.</param>
/// <param name="PartialPayments">The seller's policy.</param>
/// <param name="Covered">Net paid and authorized by our payments of the invoice, major units.</param>
public sealed record InvoiceCase(Invoice Invoice, MethodTerms Terms, PartialPaymentPolicy PartialPayments, decimal Covered)
{
    private Result<InvoiceTotal>? total;

    /// <summary>The whole sum of the invoice.</summary>
    public Result<InvoiceTotal> Total => total ??= InvoiceTotals.Decide(Invoice, Terms.Receipts?.DefaultVat?.Percent() ?? 0m);

    /// <summary>True when only the unpaid rest may be charged. Without money of ours nobody knows what was paid elsewhere.</summary>
    public bool ChargesRest =>
        Invoice.Status == InvoiceStatus.PartiallyPaid && PartialPayments == PartialPaymentPolicy.Rest && Covered > 0m;

    /// <summary>The amount to charge, in hundredths of the currency's unit (kopecks).</summary>
    public long Due => ChargesRest ? Total.Value.Amount - (long)(Covered * 100m) : Total.Value.Amount;

    /// <summary>The same as a sum of the invoice's currency.</summary>
    public Money Sum => new(Due / 100m, Invoice.Currency ?? default);

    /// <summary>True when one stub line stands for the whole receipt.</summary>
    public bool NeedsStub => Invoice.Lines.Count == 0;

    /// <summary>The rate of each line of the receipt; null for a rate that a receipt cannot carry.</summary>
    public IReadOnlyList<VatRate?> Rates(ReceiptPolicy policy) =>
        NeedsStub ? [Rate(LineVat.Unstated, policy)] : [.. Invoice.Lines.Select(line => Rate(line.Vat, policy))];

    private VatRate? Rate(LineVat vat, ReceiptPolicy policy)
    {
        var rate = Invoice.VatMode == VatMode.Exempt ? VatRate.None
            : !vat.IsStated ? policy.DefaultVat
            : vat.Percent is { } percent ? VatRates.OfPercent(percent)
            : VatRate.None;
        return rate is { } known && policy.Rates.Contains(known) ? known : null;
    }
}
