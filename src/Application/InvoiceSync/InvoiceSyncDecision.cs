using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.InvoiceSync;

/// <summary>The write that an invoice needs and the attention that it deserves, from its present state and all its payments.</summary>
/// <param name="Balance">Null when the total cannot be read.</param>
/// <param name="Status">The status to write; null when none is to be written.</param>
/// <param name="Reasons">The open reasons that concern the invoice, each with its figures.</param>
internal sealed record InvoiceSyncDecision(
    InvoiceBalance? Balance, InvoiceStatus? Status, IReadOnlyDictionary<string, string?> Reasons)
{
    private static readonly string[] Decided =
    [
        Attention.InvoiceSumChanged, Attention.InvoiceUnreadable, Attention.InvoiceNotPayable, Attention.InvoicePaidElsewhere,
        Attention.InvoiceGone,
    ];

    /// <param name="invoice">As it is now.</param>
    /// <param name="payments">All payments of the invoice that brought money or still can.</param>
    /// <param name="defaultVat">Percent, for lines that say nothing about VAT.</param>
    /// <param name="names">The seller's own statuses.</param>
    public static InvoiceSyncDecision Of(Invoice invoice, IReadOnlyList<Payment> payments, decimal defaultVat, StatusNames names)
    {
        var isOurs = payments.Any(payment => payment.Wrote(invoice.Status));
        payments = payments.Counted();
        var reasons = new Dictionary<string, string?>(StringComparer.Ordinal);
        var total = InvoiceTotals.Decide(invoice, defaultVat);
        if (total.IsRefused || invoice.Currency is not { } currency)
        {
            if (payments.Any(payment => payment.HasMoney))
                reasons[Attention.InvoiceUnreadable] = Figures.Write((Figures.Rule, total.Refusal?.Code ?? InvoiceRules.UnknownCurrency));
            return new InvoiceSyncDecision(null, null, reasons);
        }
        var balance = InvoiceBalance.Of(Money.FromMinorUnits(total.Value.Amount, currency), payments);
        if (payments.Any(payment => payment.HasMoney))
        {
            // A person who refunded knows of the money; our own refund of excess says nothing of that.
            var isPaidElsewhere =
                IsPaid(invoice) && !isOurs && !payments.Any(payment => (payment.Refunded - payment.RefundedByUs).IsPositive);
            if (SumsOf(balance, isPaidElsewhere, payments) is { } figures)
                reasons[Attention.InvoiceSumChanged] = figures;
            if (invoice.HasOwnStatus && !isOurs && !names.AreGoodsHandedOver(invoice.StatusName))
                reasons[Attention.InvoiceNotPayable] = invoice.StatusName;
            if (isPaidElsewhere)
                reasons[Attention.InvoicePaidElsewhere] = Figures.Write((Figures.Shown, invoice.Status));
        }
        return new InvoiceSyncDecision(balance, StatusFor(balance, invoice, isOurs, names), reasons);
    }

    /// <summary>The write of one payment; null when the CRM shows what it should.</summary>
    public InvoiceStatusUpdate? UpdateOf(Payment payment) =>
        Status is { } status ? new InvoiceStatusUpdate(status, status == InvoiceStatus.Refunded ? null : payment.PaidAt) : null;

    /// <summary>True while the invoice wants all the money of a payment: a person neither canceled it nor marked it paid.</summary>
    public bool Needs(Payment payment) =>
        Balance is { IsForeign: false }
        && Balance.Needs(payment.Id)
        && !Reasons.ContainsKey(Attention.InvoiceNotPayable)
        && !Reasons.ContainsKey(Attention.InvoicePaidElsewhere);

    /// <summary>
    /// Opens and closes attention by what is true now, and marks forms to be ended that an invoice with money has no use for.
    /// </summary>
    /// <param name="synced">Carries the reasons of the invoice that no other payment carries yet.</param>
    /// <param name="payments">All payments of the invoice.</param>
    /// <param name="now">By our clock.</param>
    public void Reflect(Payment synced, IReadOnlyList<Payment> payments, DateTimeOffset now)
    {
        var carrier = synced.HasMoney ? synced : payments.FirstOrDefault(payment => payment.HasMoney);
        foreach (var reason in Decided)
        {
            if (Reasons.TryGetValue(reason, out var detail))
                (payments.FirstOrDefault(payment => payment.Needs(reason)) ?? carrier)?.RaiseOnce(reason, now, detail);
            else
                foreach (var payment in payments)
                    payment.Settle(reason, now);
        }
        foreach (var payment in payments)
        {
            var excess = Balance?.ExcessOf(payment.Id);
            if (excess is not null)
                payment.Reflect(
                    Attention.Excess, excess.Value.IsPositive, now,
                    Figures.Write((Figures.Excess, excess), (Figures.Total, Balance!.Total)));
        }
        if (carrier is not null)
            SiblingPayments.Of(carrier, payments).End(now);
    }

    private static InvoiceStatus? StatusFor(InvoiceBalance balance, Invoice invoice, bool isOurs, StatusNames names)
    {
        if (balance.IsForeign)
            return null;
        if (!balance.Paid.IsPositive)
            return balance.Received.IsPositive && isOurs && ShowsMoney(invoice) && names.Refunded.Count > 0 ? InvoiceStatus.Refunded : null;
        var status = balance.Paid.Amount < balance.Total.Amount ? InvoiceStatus.PartiallyPaid : InvoiceStatus.Paid;
        // A person's "paid" stands, and so does a status of the seller's own.
        return invoice.Status == status || IsPaid(invoice) || invoice.HasOwnStatus && !isOurs ? null : status;
    }

    private static string? SumsOf(InvoiceBalance balance, bool isPaidElsewhere, IReadOnlyList<Payment> payments)
    {
        if (balance.IsForeign)
            return Figures.Write(
                (Figures.Paid, payments.First(payment => payment.HasMoney).Amount), (Figures.Total, balance.Total));
        var isAbove = balance.HasOneHolder && balance.Excess.IsPositive;
        // After a refund the two sums differ on purpose, unless more was asked for since.
        var received = balance.Authorized.IsPositive ? balance.Paid + balance.Authorized : balance.Received;
        var isBelow = received.Amount < balance.Total.Amount && !isPaidElsewhere;
        if (!isAbove && !isBelow)
            return null;
        return Figures.Write(
            (Figures.Paid, balance.Paid),
            (Figures.Authorized, balance.Authorized.IsPositive ? balance.Authorized : null),
            (Figures.Total, balance.Total));
    }

    private static bool IsPaid(Invoice invoice) => invoice.Status is InvoiceStatus.Paid or InvoiceStatus.PaidInAdvance;

    private static bool ShowsMoney(Invoice invoice) => IsPaid(invoice) || invoice.Status == InvoiceStatus.PartiallyPaid;
}
