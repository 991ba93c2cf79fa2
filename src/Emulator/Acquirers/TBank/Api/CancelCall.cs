using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

/// <summary>Cancels, releases an authorization or refunds, as the state of the payment requires.</summary>
internal sealed class CancelCall(PaymentStore store, NotificationOutbox outbox) : IBankCall
{
    public string Name => "Cancel";

    public JsonObject Answer(SignedRequest request) => request.AboutPayment(store, payment =>
    {
        var before = CancelMoves.Returnable(payment);
        var requestId = request.Body.Text("ExternalRequestId") ?? string.Empty;
        if (payment.CancelRequests.Contains(requestId))
        {
            return Done(payment, before, requestId);
        }

        if (CancelRules.Check(payment, request.Body, store.Now) is { } refusal)
        {
            return Responses.Refused(refusal, request.Terminal.TerminalKey);
        }

        CancelMoves.Apply(payment, CancelRules.Returned(payment, request.Body), store.Now);
        if (requestId.Length > 0 && !payment.BySbp)
        {
            payment.CancelRequests.Add(requestId);
        }

        if (payment.Status is not BankStatus.AsyncRefunding)
        {
            _ = outbox.Announce(payment, payment.Status);
        }

        return Done(payment, before, requestId);
    });

    private static JsonObject Done(BankPayment payment, long before, string requestId)
    {
        var answer = Responses.Accepted(payment.Order.Terminal);
        answer["OrderId"] = payment.Order.OrderId;
        answer["PaymentId"] = payment.Id;
        answer["Status"] = payment.Status;
        answer["OriginalAmount"] = before;
        answer["NewAmount"] = CancelMoves.Returnable(payment);
        answer["ExternalRequestId"] = requestId;
        return answer;
    }
}

/// <summary>Changes a payment when it is cancelled or refunded. Amounts are in kopecks.</summary>
internal static class CancelMoves
{
    /// <summary>Gives the amount that can be returned: before payment the order's, afterwards the rest.</summary>
    public static long Returnable(BankPayment payment) =>
        payment.AwaitsBuyer || payment.Status is BankStatus.Authorizing ? payment.Amount : payment.Remaining;

    public static void Apply(BankPayment payment, long returned, DateTimeOffset now)
    {
        if (payment.AwaitsBuyer)
        {
            payment.Status = BankStatus.Canceled;
            return;
        }

        var before = payment.Status;
        var isAuthorized = payment.Status is BankStatus.Authorized or BankStatus.PartialReversed;
        payment.Remaining -= returned;
        payment.LastGivenBack = returned;
        payment.Refunded += isAuthorized ? 0 : returned;
        var whole = payment.Remaining == 0;
        var end = (isAuthorized, whole) switch
        {
            (true, true) => BankStatus.Reversed,
            (true, false) => BankStatus.PartialReversed,
            (false, true) => BankStatus.Refunded,
            (false, false) => BankStatus.PartialRefunded,
        };
        if (payment.BySbp)
        {
            payment.SbpRefunds.Add(now);
            payment.PendingRefund = new PendingRefund(returned, before, end);
            payment.LastRefundRefusal = null;
            end = BankStatus.AsyncRefunding;
        }

        payment.Status = end;
    }
}
