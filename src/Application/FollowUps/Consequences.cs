using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Events;

namespace CleanAcquiring.Application.FollowUps;

/// <summary>What follows from what: the one switch from events to work that is due. Called before each save.</summary>
internal static class Consequences
{
    /// <summary>The time that an opening may take before it counts as lost: longer than any adapter waits.</summary>
    public static readonly TimeSpan OpeningTime = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan FirstQuestion = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterExpiry = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AfterSilence = TimeSpan.FromSeconds(3);

    /// <summary>Turns the payment's new events into follow-ups on the same payment, to be saved with them.</summary>
    public static void Follow(Payment payment)
    {
        foreach (var happened in payment.TakeEvents())
            Follow(payment, happened);
    }

    private static void Follow(Payment payment, PaymentEvent happened)
    {
        switch (happened)
        {
            case PaymentEvent.Created created:
                payment.Order(FollowUpKind.AskAcquirer, created.At + OpeningTime);
                break;
            case PaymentEvent.Opened opened:
                payment.Order(FollowUpKind.AskAcquirer, opened.At + FirstQuestion);
                payment.Order(FollowUpKind.ExpireAttempt, opened.ExpiresAt + AfterExpiry);
                Compare(payment, opened.At);
                break;
            case PaymentEvent.BecameUnknown unknown:
                payment.Order(FollowUpKind.AskAcquirer, unknown.At + AfterSilence);
                break;
            case PaymentEvent.Abandoned abandoned:
                payment.Order(FollowUpKind.AskAcquirer, abandoned.At);
                break;
            case PaymentEvent.Authorized authorized:
                payment.Order(FollowUpKind.AskAcquirer, authorized.At + FirstQuestion);
                payment.CancelFollowUp(FollowUpKind.ExpireAttempt);
                Compare(payment, authorized.At);
                break;
            case PaymentEvent.Paid paid:
                payment.Order(FollowUpKind.UpdateInvoice, paid.At);
                Compare(payment, paid.At);
                Close(payment);
                break;
            case PaymentEvent.Refunded refunded:
                payment.TellAgain();
                payment.Order(FollowUpKind.UpdateInvoice, refunded.At);
                Close(payment);
                break;
            case PaymentEvent.OperationRequested requested:
                payment.Order(FollowUpKind.AskAcquirer, requested.At + OpeningTime);
                break;
            case PaymentEvent.OperationLost lost:
                payment.Order(FollowUpKind.AskAcquirer, lost.At + AfterSilence);
                break;
            case PaymentEvent.OperationSettled when !payment.Status.IsLive():
                Close(payment);
                break;
            case PaymentEvent.OperationSettled settled:
                payment.Order(FollowUpKind.AskAcquirer, settled.At + FirstQuestion);
                break;
            case PaymentEvent.Ended ended:
                Compare(payment, ended.At);
                Close(payment);
                break;
            default:
                throw new InvalidOperationException($"Nothing is said of {happened.GetType().Name}.");
        }
    }

    private static void Compare(Payment payment, DateTimeOffset now)
    {
        if (ReconciliationPlan.Next(payment, now) is { } due)
            payment.Order(FollowUpKind.Reconcile, due);
        else
            payment.CancelFollowUp(FollowUpKind.Reconcile);
    }

    private static void Close(Payment payment)
    {
        if (payment.OpenOperation is null)
            payment.CancelFollowUp(FollowUpKind.AskAcquirer);
        payment.CancelFollowUp(FollowUpKind.ExpireAttempt);
    }
}
