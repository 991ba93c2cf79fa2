using System.Globalization;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Checkout;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

internal sealed class GetStateCall(PaymentStore store, BuyerActions buyer) : IBankCall
{
    public string Name => "GetState";

    public JsonObject Answer(SignedRequest request) => request.AboutPayment(store, payment =>
    {
        buyer.SettleRefund(payment);
        var answer = Responses.Accepted(request.Terminal);
        answer["Success"] = payment.ErrorCode == "0";
        answer["ErrorCode"] = payment.ErrorCode;
        answer["Message"] = payment.ErrorMessage ?? "OK";
        answer["OrderId"] = payment.Order.OrderId;
        answer["PaymentId"] = payment.Id.ToString(CultureInfo.InvariantCulture);
        answer["Status"] = payment.Status;
        answer["Amount"] = payment.ReportedAmount;
        answer["Params"] = new JsonArray(
            Pair("Route", "ACQ"),
            Pair("Source", payment.QrIssued ? "qrsbp" : "cards"));
        return answer;
    });

    private static JsonObject Pair(string key, string value) => new JsonObject { ["Key"] = key, ["Value"] = value };
}

internal sealed class CheckOrderCall(PaymentStore store) : IBankCall
{
    public string Name => "CheckOrder";

    public JsonObject Answer(SignedRequest request)
    {
        if (request.Body.Text("OrderId") is not { Length: > 0 } orderId)
        {
            return Responses.Refused(BankRefusal.Field("OrderId", "обязательно."), request.Terminal.TerminalKey);
        }

        var found = store.All(payment => payment.Order.Terminal == request.Terminal && payment.Order.OrderId == orderId, Row);
        if (found.Count == 0)
        {
            return Responses.Refused(
                new BankRefusal("335", "По указанному OrderId операции не найдены.", string.Empty),
                request.Terminal.TerminalKey
            );
        }

        var answer = Responses.Accepted(request.Terminal);
        answer["OrderId"] = orderId;
        answer["Payments"] = new JsonArray([.. found]);
        return answer;
    }

    // Only in this list the code is a number and success a string.
    private static JsonNode Row(BankPayment payment) => new JsonObject
    {
        ["PaymentId"] = payment.Id.ToString(CultureInfo.InvariantCulture),
        ["Amount"] = payment.ReportedAmount,
        ["Status"] = payment.Status,
        ["Success"] = payment.ErrorCode == "0" ? "true" : "false",
        ["ErrorCode"] = int.Parse(payment.ErrorCode, CultureInfo.InvariantCulture),
        ["Message"] = payment.ErrorMessage,
    };
}
