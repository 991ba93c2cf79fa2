using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Domain.Invoices;

/// <summary>An invoice before the rules: what it says, on which terms it would be paid, and what was paid already.</summary>
/// <param name="Invoice">As read a moment ago.</param>
/// <param name="Terms">Of the chosen method.</param>
/// <param name="PartialPayments">The seller's policy.</param>
/// <param name="Paid">What our own payments for it hold now, in major units.</param>
public sealed record InvoiceCase(Invoice Invoice, MethodTerms Terms, PartialPaymentPolicy PartialPayments, decimal Paid)
{
    private Result<InvoiceTotal>? total;

    /// <summary>The whole sum of the invoice.</summary>
    public Result<InvoiceTotal> Total => total ??= InvoiceTotals.Decide(Invoice, Terms.Receipts?.DefaultVat?.Percent() ?? 0m);

    /// <summary>Whether only what is still open may be charged.</summary>
    public bool ChargesRest => Invoice.Status == InvoiceStatus.PartiallyPaid && PartialPayments == PartialPaymentPolicy.Rest;

    /// <summary>What is to be charged, in hundredths of the currency's unit (kopecks).</summary>
    public long Due => ChargesRest ? Total.Value.Amount - (long)(Paid * 100m) : Total.Value.Amount;

    /// <summary>The same as a sum of the invoice's currency.</summary>
    public Money Sum => new(Due / 100m, Invoice.Currency ?? default);

    /// <summary>Whether one stub line stands for the whole on the receipt.</summary>
    public bool NeedsStub => ChargesRest || Invoice.Lines.Count == 0;

    /// <summary>The rate of each line of the receipt; nothing for a line whose rate a receipt cannot carry.</summary>
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
