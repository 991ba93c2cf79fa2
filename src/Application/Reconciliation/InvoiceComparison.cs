using CleanAcquiring.Application.FollowUps.UpdateInvoice;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Reconciliation;

/// <summary>Holds an invoice against a payment: heals on the payment what needs nobody's decision, and puts the rest on the desk.</summary>
internal static class InvoiceComparison
{
    /// <summary>The invoice is not there any more.</summary>
    public static Drift WithNothing(Payment payment, DateTimeOffset now) => Stop(payment, Attention.InvoiceGone, null, now);

    /// <summary>Somebody changed the invoice under an attempt that the buyer can still pay, or whose money is held.</summary>
    /// <param name="payment">Live.</param>
    /// <param name="case">The invoice as it is now, with what the other attempts hold.</param>
    /// <param name="now">By our clock.</param>
    public static Drift? WithUnpaid(Payment payment, InvoiceCase @case, DateTimeOffset now)
    {
        var status = @case.Invoice.Status;
        var isPaid = status is InvoiceStatus.Paid or InvoiceStatus.PaidInAdvance || !@case.ChargesRest && (status == InvoiceStatus.PartiallyPaid || @case.Paid > 0m);
        if (isPaid)
            return Stop(payment, Attention.InvoicePaidElsewhere, status.ToString(), now);
        if (@case.Invoice.HasOwnStatus)
            return Stop(payment, Attention.InvoiceNotPayable, @case.Invoice.StatusName, now);
        return @case.Total.IsRefused ? Stop(payment, Attention.InvoiceSumChanged, @case.Total.Refusal.Code, now)
            : @case.Sum != payment.Amount ? Stop(payment, Attention.InvoiceSumChanged, $"{@case.Sum} instead of {payment.Amount}", now)
            : null;
    }

    /// <summary>The CRM shows something else than what was paid.</summary>
    /// <param name="payment">Holds money.</param>
    /// <param name="invoice">As it is now.</param>
    /// <param name="held">What we hold for it in all, major units.</param>
    /// <param name="now">By our clock.</param>
    public static IEnumerable<Drift> WithPaid(Payment payment, Invoice invoice, decimal held, DateTimeOffset now)
    {
        // It is being told right now.
        if (payment.Owes(FollowUpKind.UpdateInvoice))
            yield break;
        var settlement = Settlement.Of(payment, invoice, held);
        if (settlement.Attention is { } attention)
        {
            payment.RaiseOnce(attention, now, settlement.Detail);
            yield return new Drift(DriftDirection.CrmToUs, attention, settlement.Detail, IsHealed: false);
        }
        // A status of the seller's own ("handed out") says more than ours does.
        if (settlement.Mark is { } mark && !invoice.HasOwnStatus)
            yield return Repeat(payment, $"{invoice.Status} instead of {mark.Status}", now);
    }

    private static Drift Repeat(Payment payment, string detail, DateTimeOffset now)
    {
        if (!payment.Update.HasFlag(InvoiceUpdate.StatusWritten))
        {
            payment.Order(FollowUpKind.UpdateInvoice, now);
            return new Drift(DriftDirection.UsToCrm, DriftReason.TriedAgain, detail, IsHealed: true);
        }
        if (payment.TryRepeatStatus(detail, now))
            return new Drift(DriftDirection.UsToCrm, DriftReason.NotShown, detail, IsHealed: true);
        // Somebody wants it so: we do not quarrel with a person over his invoice.
        payment.RaiseOnce(Attention.InvoiceUnmarked, now, detail);
        return new Drift(DriftDirection.UsToCrm, Attention.InvoiceUnmarked, detail, IsHealed: false);
    }

    // What nobody has paid may be ended at the acquirer; of money a person decides.
    private static Drift Stop(Payment payment, string reason, string? detail, DateTimeOffset now)
    {
        var mayEnd = payment.Status.IsLive() && payment.Status != PaymentStatus.Authorized;
        if (mayEnd)
            payment.Abandon(reason, now);
        else
            payment.RaiseOnce(reason, now, detail);
        return new Drift(DriftDirection.CrmToUs, reason, detail, mayEnd);
    }
}
