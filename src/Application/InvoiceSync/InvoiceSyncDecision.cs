using System.Globalization;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.InvoiceSync;

/// <summary>The write that an invoice needs, from our payments and its present state.</summary>
/// <param name="Update">null when the CRM already shows the right status.</param>
/// <param name="Attention">One of the attention reasons, or null.</param>
/// <param name="Detail">The figures.</param>
internal sealed record InvoiceSyncDecision(InvoiceStatusUpdate? Update, string? Attention, string? Detail)
{
    /// <param name="payment">The payment that is synced.</param>
    /// <param name="invoice">As it is now.</param>
    /// <param name="netPaid">Captured less refunded, over all payments of the invoice; major units, positive.</param>
    public static InvoiceSyncDecision Of(Payment payment, Invoice invoice, decimal netPaid)
    {
        var total = InvoiceTotals.Decide(invoice, 0m) is { IsRefused: false, Value.Amount: var kopecks }
            ? kopecks / 100m
            : payment.Amount.Amount;
        var status =
            netPaid < total && invoice.Status != InvoiceStatus.PaidInAdvance ? InvoiceStatus.PartiallyPaid : InvoiceStatus.Paid;
        // After a refund the two sums differ on purpose.
        var isExpected = netPaid == total || payment.Refunded.IsPositive;
        var attention = isExpected ? null : Domain.Payments.Attention.InvoiceSumChanged;
        var figures = isExpected
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{netPaid:0.00} paid, the invoice says {total:0.00}");

        var staysSo =
            invoice.Status is InvoiceStatus.Paid or InvoiceStatus.PaidInAdvance || payment.Refunded.IsPositive && invoice.HasOwnStatus;
        if (invoice.Status == status || staysSo)
            return new InvoiceSyncDecision(
                null,
                IsOurs(payment) || payment.Refunded.IsPositive ? attention : Domain.Payments.Attention.InvoicePaidElsewhere,
                figures
            );
        return new InvoiceSyncDecision(new InvoiceStatusUpdate(status, payment.PaidAt), attention, figures);
    }

    /// <summary>
    /// With nothing paid any more, an invoice that still shows money gets the seller's status for refunds, if there is one.
    /// </summary>
    public static InvoiceSyncDecision AfterRefund(Invoice invoice, StatusNames names)
    {
        var showsMoney = invoice.Status is InvoiceStatus.Paid or InvoiceStatus.PaidInAdvance or InvoiceStatus.PartiallyPaid;
        return new InvoiceSyncDecision(
            showsMoney && names.Refunded.Count > 0 ? new InvoiceStatusUpdate(InvoiceStatus.Refunded, null) : null,
            null,
            null
        );
    }

    // A crash between the CRM's answer and our save must not look like a change made elsewhere.
    private static bool IsOurs(Payment payment) =>
        payment.InvoiceSync.HasFlag(InvoiceSyncState.StatusSent) || payment.Attention == Domain.Payments.Attention.PaidTwice;
}
