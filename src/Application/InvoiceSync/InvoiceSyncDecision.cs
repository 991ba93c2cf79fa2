using System.Globalization;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.InvoiceSync;

/// <summary>What is to be written on an invoice, given what we hold for it and what it says now.</summary>
/// <param name="Update">Nothing when the CRM shows the right thing already.</param>
/// <param name="Attention">Why a person should look, if at all.</param>
/// <param name="Detail">The figures.</param>
internal sealed record InvoiceSyncDecision(InvoiceStatusUpdate? Update, string? Attention, string? Detail)
{
    /// <param name="payment">Of which the CRM is told.</param>
    /// <param name="invoice">As it is now.</param>
    /// <param name="netPaid">What we hold for it in all, major units; more than nothing.</param>
    public static InvoiceSyncDecision Of(Payment payment, Invoice invoice, decimal netPaid)
    {
        var total = InvoiceTotals.Decide(invoice, 0m) is { IsRefused: false, Value.Amount: var kopecks }
            ? kopecks / 100m
            : payment.Amount.Amount;
        var status =
            netPaid < total && invoice.Status != InvoiceStatus.PaidInAdvance ? InvoiceStatus.PartiallyPaid : InvoiceStatus.Paid;
        // After a refund the two sums differ by the seller's own will.
        var isExpected = netPaid == total || payment.Refunded.IsPositive;
        var attention = isExpected ? null : Domain.Payments.Attention.InvoiceSumChanged;
        var figures = isExpected
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{netPaid:0.00} netPaid, the invoice says {total:0.00}");

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
    /// Nothing is netPaid any more: an invoice that still shows money is marked so where the seller named a status for it, and
    /// else left alone.
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

    // A crash between the CRM's answer and our note of it must not look like somebody else's deed.
    private static bool IsOurs(Payment payment) =>
        payment.Update.HasFlag(InvoiceSyncState.StatusSent) || payment.Attention == Domain.Payments.Attention.PaidTwice;
}
