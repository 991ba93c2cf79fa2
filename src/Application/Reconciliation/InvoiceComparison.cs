using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Reconciliation;

/// <summary>Compares an invoice with a payment: heals what needs no decision, raises attention for the rest.</summary>
internal static class InvoiceComparison
{
    /// <summary>The invoice is not there any more.</summary>
    public static Discrepancy WithNothing(Payment payment, DateTimeOffset now) => Stop(payment, Attention.InvoiceGone, null, now);

    /// <summary>The invoice changed under a live payment.</summary>
    /// <param name="payment">Live.</param>
    /// <param name="case">The invoice as it is now, with the net paid amount of the other payments.</param>
    /// <param name="now">By our clock.</param>
    public static Discrepancy? WithUnpaid(Payment payment, InvoiceCase @case, DateTimeOffset now)
    {
        var status = @case.Invoice.Status;
        var isPaid =
            status is InvoiceStatus.Paid or InvoiceStatus.PaidInAdvance
            || !@case.ChargesRest && (status == InvoiceStatus.PartiallyPaid || @case.Covered > 0m);
        if (isPaid)
            return Stop(payment, Attention.InvoicePaidElsewhere, status.ToString(), now);
        if (@case.Invoice.HasOwnStatus)
            return Stop(payment, Attention.InvoiceNotPayable, @case.Invoice.StatusName, now);
        return @case.Total.IsRefused ? Stop(payment, Attention.InvoiceSumChanged, @case.Total.Refusal.Code, now)
            : @case.Sum != payment.Amount
                ? Stop(
                    payment, Attention.InvoiceSumChanged,
                    Figures.Write((Figures.Form, payment.Amount), (Figures.Total, @case.Sum)), now)
            : null;
    }

    /// <summary>The CRM shows something else than what was paid or authorized.</summary>
    /// <param name="payment">Holds money.</param>
    /// <param name="view">The invoice as it is now, with all its payments.</param>
    /// <param name="now">By our clock.</param>
    public static IEnumerable<Discrepancy> WithMoney(Payment payment, InvoiceView view, DateTimeOffset now)
    {
        // The CRM is about to be synced.
        if (payment.HasUnsavedMoney || payment.Owes(FollowUpKind.SyncInvoice))
            yield break;
        view.Decision.Reflect(payment, view.Payments, now);
        foreach (var (reason, detail) in view.Decision.Reasons)
            yield return new Discrepancy(DiscrepancyDirection.CrmToUs, reason, detail, IsHealed: false);
        if (payment.PaidAt is null)
            yield break;
        if (view.Decision.Status is { } status)
            yield return Repeat(payment, Figures.Write((Figures.Shown, view.Invoice.Status), (Figures.Written, status)), now);
        else
            payment.Settle(Attention.InvoiceUnmarked, now);
    }

    private static Discrepancy Repeat(Payment payment, string detail, DateTimeOffset now)
    {
        if (!payment.InvoiceSync.HasFlag(InvoiceSyncState.StatusWritten))
        {
            payment.Schedule(FollowUpKind.SyncInvoice, now);
            return new Discrepancy(DiscrepancyDirection.UsToCrm, DiscrepancyReason.TriedAgain, detail, IsHealed: true);
        }
        if (payment.TryRepeatStatus(detail, now))
            return new Discrepancy(DiscrepancyDirection.UsToCrm, DiscrepancyReason.NotShown, detail, IsHealed: true);
        // Somebody wants it so: we do not quarrel with a person over his invoice.
        payment.RaiseOnce(Attention.InvoiceUnmarked, now, detail);
        return new Discrepancy(DiscrepancyDirection.UsToCrm, Attention.InvoiceUnmarked, detail, IsHealed: false);
    }

    // An unpaid payment may be ended at the acquirer; about money a person decides.
    private static Discrepancy Stop(Payment payment, string reason, string? detail, DateTimeOffset now)
    {
        var mayEnd = payment.Status.IsLive() && payment.Status != PaymentStatus.Authorized;
        if (mayEnd)
            payment.Abandon(reason, now);
        else
            payment.RaiseOnce(reason, now, detail);
        return new Discrepancy(DiscrepancyDirection.CrmToUs, reason, detail, mayEnd);
    }
}
