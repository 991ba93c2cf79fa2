using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

internal sealed class ConfirmCall(PaymentStore store, NotificationOutbox outbox) : IBankCall
{
    public string Name => "Confirm";

    public JsonObject Answer(SignedRequest request) => request.AboutPayment(store, payment =>
    {
        if (Refusal(payment, request.Body) is { } refusal)
        {
            return Responses.Refused(refusal, request.Terminal.TerminalKey);
        }

        payment.Amount = payment.Remaining = request.Body.Kopecks("Amount") ?? payment.Remaining;
        payment.Status = BankStatus.Confirmed;
        _ = outbox.Announce(payment, payment.Status);

        var answer = Responses.Accepted(request.Terminal);
        answer["OrderId"] = payment.Order.OrderId;
        answer["PaymentId"] = payment.Id;
        answer["Status"] = payment.Status;
        return answer;
    });

    private static BankRefusal? Refusal(BankPayment payment, JsonElement body) => payment.Status switch
    {
        BankStatus.Authorized or BankStatus.PartialReversed => Sum(payment, body),
        BankStatus.Confirmed or BankStatus.PartialRefunded or BankStatus.AsyncRefunding or BankStatus.Refunded
            or BankStatus.Canceled or BankStatus.Reversed => BankRefusal.WrongState("100", payment.Status),
        _ => BankRefusal.WrongState("8", payment.Status),
    };

    private static BankRefusal? Sum(BankPayment payment, JsonElement body)
    {
        // The default is the full amount, which exceeds the authorized one after a partial release.
        var amount = body.Has("Amount") ? body.Kopecks("Amount") : payment.Amount;
        if (body.Has("Amount") && InitRules.Amount(body) is { } wrong)
        {
            return wrong;
        }

        if (amount > payment.Remaining)
        {
            return new BankRefusal("100", "Сумма подтверждения больше удержанной.", $"Удержано {payment.Remaining}.");
        }

        // The receipt of Init is valid for the full amount only.
        var needsReceipt = amount != payment.Order.Amount || body.Has("Receipt");
        return needsReceipt ? ReceiptRules.Check(body, amount!.Value) : null;
    }
}
