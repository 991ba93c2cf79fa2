using System.Globalization;
using CleanAcquiring.Application.Ports.Crm;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.FollowUps.UpdateInvoice;

/// <summary>What is to be written on an invoice, given what we hold for it and what it says now.</summary>
/// <param name="Mark">Nothing when the CRM shows the right thing already.</param>
/// <param name="Attention">Why a person should look, if at all.</param>
/// <param name="Detail">The figures.</param>
internal sealed record Settlement(InvoiceMark? Mark, string? Attention, string? Detail)
{
    public static Settlement Of(Payment payment, Invoice invoice, decimal held)
    {
        var total = InvoiceTotals.Decide(invoice, 0m) is { IsRefused: false, Value.Amount: var kopecks } ? kopecks / 100m : payment.Amount.Amount;
        var status = held < total && invoice.Status != InvoiceStatus.PaidInAdvance ? InvoiceStatus.PartiallyPaid : InvoiceStatus.Paid;
        // After a refund the two sums differ by the seller's own will.
        var isExpected = held == total || payment.Refunded.IsPositive;
        var attention = isExpected ? null : Domain.Payments.Attention.InvoiceSumChanged;
        var figures = isExpected ? null : string.Create(CultureInfo.InvariantCulture, $"{held:0.00} held, the invoice says {total:0.00}");

        if (held == 0m)
            return new Settlement(null, null, null);
        if (invoice.Status == status || invoice.Status is InvoiceStatus.Paid or InvoiceStatus.PaidInAdvance)
            return new Settlement(null, IsOurs(payment) || payment.Refunded.IsPositive ? attention : Domain.Payments.Attention.InvoicePaidElsewhere, figures);
        return new Settlement(new InvoiceMark(status, payment.PaidAt), attention, figures);
    }

    // A crash between the CRM's answer and our note of it must not look like somebody else's deed.
    private static bool IsOurs(Payment payment) => payment.Update.HasFlag(InvoiceUpdate.StatusSent) || payment.Attention == Domain.Payments.Attention.PaidTwice;
}
