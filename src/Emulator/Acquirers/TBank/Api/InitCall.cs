using System.Globalization;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

internal sealed class InitCall(PaymentStore store) : IBankCall
{
    public string Name => "Init";

    public JsonObject Answer(SignedRequest request)
    {
        var refusal = request.Terminal.Behavior is AcquirerBehavior.Declines
            ? BankRefusal.TerminalBlocked
            : InitRules.Check(request.Body, store.Now);
        if (refusal is not null)
        {
            return Responses.Refused(refusal, request.Terminal.TerminalKey);
        }

        var (payment, duplicate) = store.Open(Order(request));
        return payment is null ? Responses.Refused(duplicate!, request.Terminal.TerminalKey) : Opened(payment);
    }

    private PaymentOrder Order(SignedRequest request)
    {
        var body = request.Body;
        return new PaymentOrder(
            request.Terminal,
            body.Text("OrderId")!,
            body.Kopecks("Amount")!.Value,
            body.Text("Description"),
            TwoStage: body.Text("PayType") == "T",
            English: body.Text("Language") == "en",
            body.Text("NotificationURL"),
            body.Text("SuccessURL"),
            body.Text("FailURL"),
            DueDateRules.DueAt(body, store.Now),
            body.Member("Receipt")!.Value,
            request.Origin);
    }

    private static JsonObject Opened(BankPayment payment)
    {
        var answer = Responses.Accepted(payment.Order.Terminal);
        answer["Status"] = payment.Status;
        answer["PaymentId"] = payment.Id.ToString(CultureInfo.InvariantCulture);
        answer["OrderId"] = payment.Order.OrderId;
        answer["Amount"] = payment.Amount;
        answer["PaymentURL"] = payment.PayUrl;
        return answer;
    }
}
