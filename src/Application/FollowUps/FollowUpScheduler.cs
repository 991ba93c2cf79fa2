using System.Diagnostics;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Events;

namespace CleanAcquiring.Application.FollowUps;

/// <summary>Schedules the follow-ups of a payment's events. The unit of work calls it at every save.</summary>
public static class FollowUpScheduler
{
    /// <summary>
    /// The time after which an opening is broken off, whatever its adapter waits for: a buyer who waits longer has gone, and a process
    /// that was killed while it opened is noticed soon after.
    /// </summary>
    public static readonly TimeSpan OpeningLimit = TimeSpan.FromSeconds(15);

    /// <summary>The time after which an opening counts as lost: its limit, and time to save how it ended.</summary>
    public static readonly TimeSpan OpeningTimeout = OpeningLimit + TimeSpan.FromSeconds(5);

    /// <summary>The time after which nothing that began before the expiry can still be under way.</summary>
    public static readonly TimeSpan AfterExpiry = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan FirstQuery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterSilence = TimeSpan.FromSeconds(3);

    /// <summary>Turns the payment's new events into follow-ups, saved with them; returns the events for those who tell of them.</summary>
    public static IReadOnlyList<PaymentEvent> Schedule(Payment payment)
    {
        var events = payment.TakeEvents();
        foreach (var happened in events)
            Schedule(payment, happened);
        return events;
    }

    private static void Schedule(Payment payment, PaymentEvent happened)
    {
        switch (happened)
        {
            case PaymentEvent.Created created:
                payment.Schedule(FollowUpKind.SyncPayment, created.At + OpeningTimeout);
                break;
            case PaymentEvent.Opened opened:
                payment.Schedule(FollowUpKind.SyncPayment, payment.AbandonedAt is null ? opened.At + FirstQuery : opened.At);
                payment.Schedule(FollowUpKind.ExpirePayment, opened.ExpiresAt + AfterExpiry);
                Compare(payment, opened.At);
                break;
            case PaymentEvent.BecameUnknown unknown:
                payment.Schedule(FollowUpKind.SyncPayment, unknown.At + AfterSilence);
                break;
            case PaymentEvent.Abandoned abandoned:
                payment.Schedule(FollowUpKind.SyncPayment, abandoned.At);
                break;
            case PaymentEvent.LetGo letGo:
                payment.Schedule(FollowUpKind.SyncPayment, letGo.At);
                payment.CancelFollowUp(FollowUpKind.ExpirePayment);
                Compare(payment, letGo.At);
                break;
            case PaymentEvent.Authorized authorized:
                payment.Schedule(FollowUpKind.SyncPayment, authorized.At + FirstQuery);
                payment.Schedule(FollowUpKind.SyncInvoice, authorized.At);
                // At once: its command knows when the acquirer lets it lapse, and waits until it nears that.
                payment.Schedule(FollowUpKind.WatchHold, authorized.At);
                payment.CancelFollowUp(FollowUpKind.ExpirePayment);
                Compare(payment, authorized.At);
                break;
            case PaymentEvent.Paid paid:
                payment.Schedule(FollowUpKind.SyncInvoice, paid.At);
                // Its command knows the seller's settings, and waits until the goods are handed over.
                if (payment.IsPrepaid)
                    payment.Schedule(FollowUpKind.MakeClosingReceipt, paid.At + FirstQuery);
                Compare(payment, paid.At);
                Close(payment);
                break;
            case PaymentEvent.Refunded refunded:
                payment.ResetInvoiceSync();
                payment.Schedule(FollowUpKind.SyncInvoice, refunded.At);
                Close(payment);
                break;
            case PaymentEvent.Disputed disputed:
                payment.ResetInvoiceSync();
                payment.Schedule(FollowUpKind.SyncInvoice, disputed.At);
                break;
            case PaymentEvent.OperationRequested requested:
                payment.Schedule(FollowUpKind.SyncPayment, requested.At + OpeningTimeout);
                break;
            case PaymentEvent.OperationAccepted accepted:
                payment.Schedule(FollowUpKind.SyncPayment, accepted.At + AfterSilence);
                break;
            case PaymentEvent.OperationBecameUnknown unknown:
                payment.Schedule(FollowUpKind.SyncPayment, unknown.At + AfterSilence);
                break;
            case PaymentEvent.OperationSettled when !payment.Status.IsLive():
                Close(payment);
                break;
            case PaymentEvent.OperationSettled settled:
                payment.Schedule(FollowUpKind.SyncPayment, settled.At + FirstQuery);
                break;
            case PaymentEvent.Ended ended:
                // A released hold may be what the invoice's other money was in excess of.
                if (ended.WasAuthorized)
                    payment.Schedule(FollowUpKind.SyncInvoice, ended.At);
                Compare(payment, ended.At);
                Close(payment);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void Compare(Payment payment, DateTimeOffset now)
    {
        if (ReconciliationPlan.Next(payment, now) is { } due)
            payment.Schedule(FollowUpKind.Reconcile, due);
        else
            payment.CancelFollowUp(FollowUpKind.Reconcile);
    }

    private static void Close(Payment payment)
    {
        if (payment.OpenOperation is null)
            payment.CancelFollowUp(FollowUpKind.SyncPayment);
        payment.CancelFollowUp(FollowUpKind.ExpirePayment);
        payment.CancelFollowUp(FollowUpKind.WatchHold);
    }
}
