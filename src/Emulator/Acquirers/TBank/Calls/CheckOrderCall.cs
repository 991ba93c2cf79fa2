using System.Globalization;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Payments;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Calls;

internal sealed class CheckOrderCall(PaymentStore store) : IBankCall
{
    public string Name => "CheckOrder";

    public JsonObject Answer(SignedRequest request)
    {
        if (request.Body.Text("OrderId") is not { Length: > 0 } orderId)
        {
            return Answers.Refused(BankRefusal.Field("OrderId", "обязательно."), request.Terminal.Key);
        }

        var found = store.All(payment => payment.Order.Terminal == request.Terminal && payment.Order.OrderId == orderId, Row);
        if (found.Count == 0)
        {
            return Answers.Refused(
                new BankRefusal("335", "По указанному OrderId операции не найдены.", string.Empty),
                request.Terminal.Key
            );
        }

        var answer = Answers.Accepted(request.Terminal);
        answer["OrderId"] = orderId;
        answer["Payments"] = new JsonArray([.. found]);
        return answer;
    }

    // Inside the list the code is a number and success a string, unlike everywhere else.
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
