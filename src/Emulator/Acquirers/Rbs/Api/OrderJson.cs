using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Rbs.Api;

/// <summary>Writes an order as <c>getOrderStatusExtended</c> shows it. Amounts are in kopecks.</summary>
internal static class OrderJson
{
    public static JsonObject Of(BankOrder order)
    {
        var answer = Answers.Done;
        answer["orderNumber"] = order.Terms.OrderNumber;
        answer["orderStatus"] = (int)order.Status;
        answer["actionCode"] = order.ActionCode;
        answer["actionCodeDescription"] = order.ActionCode switch
        {
            ActionCodes.TimeIsUp => "Истёк срок ожидания ввода данных",
            ActionCodes.AttemptsExhausted => "Исчерпаны попытки оплаты",
            ActionCodes.NoMoney => "Недостаточно средств на карте",
            _ => "",
        };
        answer["amount"] = order.Terms.Amount;
        answer["currency"] = order.Terms.Currency;
        if (order.DepositedAt is { } at)
            answer["depositedDate"] = at.ToUnixTimeMilliseconds();
        answer["attributes"] = new JsonArray(new JsonObject { ["name"] = "mdOrder", ["value"] = order.Id });
        answer["paymentAmountInfo"] = new JsonObject
        {
            ["paymentState"] = StateOf(order),
            ["approvedAmount"] = order.Approved,
            ["depositedAmount"] = order.Deposited,
            ["refundedAmount"] = order.Refunded,
            ["feeAmount"] = 0,
        };
        var done = order.Refunds.Where(refund => refund.IsDone).Select(Refund).ToArray<JsonNode?>();
        answer[order.Terms.IsJson ? "operations" : "refunds"] = new JsonArray(done);
        answer["paymentWay"] = order.BySbp ? "SBP_C2B" : "CARD";
        return answer;
    }

    private static JsonObject Refund(BankRefund refund) => new()
    {
        ["type"] = "REFUND",
        ["amount"] = refund.Amount,
        ["externalRefundId"] = refund.ExternalId,
        ["actionCode"] = 0,
    };

    private static string StateOf(BankOrder order) => order.Status switch
    {
        OrderStatus.Created or OrderStatus.AtIssuer => "CREATED",
        OrderStatus.Approved => "APPROVED",
        OrderStatus.Deposited => "DEPOSITED",
        OrderStatus.Reversed => "REVERSED",
        OrderStatus.Refunded => "REFUNDED",
        OrderStatus.Declined => "DECLINED",
    };
}
