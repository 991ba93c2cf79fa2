using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;
using CleanAcquiring.Emulator.Acquirers.TBank.Payments;
using CleanAcquiring.Emulator.Acquirers.TBank.Rules;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Calls;

/// <summary>One call for giving up, releasing a hold and refunding; the state decides which.</summary>
internal sealed class CancelCall(PaymentStore store, NotificationOutbox outbox) : IBankCall
{
    public string Name => "Cancel";

    public JsonObject Answer(SignedRequest request) => store.Answer(request, payment =>
    {
        var before = CancelMoves.Sum(payment);
        var requestId = request.Body.Text("ExternalRequestId") ?? string.Empty;
        if (payment.CancelRequests.Contains(requestId))
        {
            return Done(payment, before, requestId);
        }

        if (CancelRules.Check(payment, request.Body, store.Now) is { } refusal)
        {
            return Answers.Refused(refusal, request.Terminal.Key);
        }

        CancelMoves.Give(payment, CancelRules.Returned(payment, request.Body), store.Now);
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
        var answer = Answers.Accepted(payment.Order.Terminal);
        answer["OrderId"] = payment.Order.OrderId;
        answer["PaymentId"] = payment.Id;
        answer["Status"] = payment.Status;
        answer["OriginalAmount"] = before;
        answer["NewAmount"] = CancelMoves.Sum(payment);
        answer["ExternalRequestId"] = requestId;
        return answer;
    }
}
