using System.Globalization;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Payments;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Calls;

internal sealed class GetStateCall(PaymentStore store, BuyerActions buyer) : IBankCall
{
    public string Name => "GetState";

    public JsonObject Answer(SignedRequest request) => store.Answer(request, payment =>
    {
        buyer.SettleRefund(payment);
        var answer = Answers.Accepted(request.Terminal);
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
