using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.Rbs.Checkout;

namespace CleanAcquiring.Emulator.Acquirers.Rbs.Api;

/// <summary>The calls of the gateway. Amounts are in kopecks.</summary>
internal sealed class GatewayCalls(OrderStore store, BankActions actions)
{
    public JsonObject Register(GatewayRequest request, bool isTwoStage)
    {
        if (request.Merchant.Behavior is AcquirerBehavior.Declines)
            return Answers.Denied;
        if (RegisterRules.Check(request) is { } refusal)
            return refusal;
        var isSbp = request.Nested("jsonParams") is { } steering && WireJson.Text(steering, "qrType") == "DYNAMIC_QR_SBP";
        if (isSbp && (request.Merchant.Behavior is not AcquirerBehavior.Sbp || isTwoStage))
            return Answers.Error(5, "СБП недоступна");
        var terms = RegisterRules.Terms(request, isTwoStage, store.CallbackUrlOf(request.Merchant), store.Now);
        if (store.Open(request.Merchant, terms) is not { } order)
            return Answers.NumberInUse;
        var answer = request.IsJson ? Answers.Done : [];
        (answer["orderId"], answer["formUrl"]) = (order.Id, order.FormUrl);
        if (isSbp)
        {
            order.BySbp = true;
            answer["externalParams"] = new JsonObject { ["sbpPayload"] = order.SbpUrl, ["qrcId"] = $"AD{order.Id}" };
        }
        return answer;
    }

    public JsonObject Status(GatewayRequest request) => About(request, order =>
    {
        actions.SettleRefunds(order);
        return OrderJson.Of(order);
    });

    public JsonObject Deposit(GatewayRequest request) => About(request, order =>
    {
        if (order.Status is not OrderStatus.Approved)
            return Answers.Error(7, "Операция невозможна для текущего состояния платежа");
        if (request.Minor("amount") is not { } asked)
            return Answers.Missing("amount");
        var amount = asked == 0 ? order.Approved : asked;
        if (amount > order.Approved)
            return Answers.Error(5, "Сумма завершения больше предавторизованной");
        if (CartRules.CheckPart(request, order, amount, isRefund: false) is { } wrong)
            return wrong;
        actions.Capture(order, amount);
        return Answers.Done;
    });

    public JsonObject Reverse(GatewayRequest request) => About(request, order =>
    {
        if (order.Status is not OrderStatus.Approved)
            return Answers.Error(7, "Операция невозможна для текущего состояния платежа");
        actions.Reverse(order);
        return Answers.Done;
    });

    public JsonObject Refund(GatewayRequest request) => About(request, order =>
    {
        var externalId = request.IsJson
            ? WireJson.Text(request.Nested("jsonParams"), "externalRefundId")
            : request.Text("externalRefundId");
        if (externalId is { Length: > 32 })
            return Answers.Missing("externalRefundId");
        if (request.Minor("amount") is not { } asked)
            return Answers.Missing("amount");
        if (externalId is not null && order.Refunds.Find(refund => refund.ExternalId == externalId) is { } earlier)
            return earlier.Amount == asked ? Answers.Done : Answers.Error(5, "Другой возврат с тем же externalRefundId");
        if (order.Status is not (OrderStatus.Deposited or OrderStatus.Refunded))
            return Answers.Error(7, "Операция невозможна для текущего состояния платежа");
        var amount = asked == 0 ? order.Refundable : asked;
        if (amount > order.Refundable || amount == 0)
            return Answers.Error(7, "Сумма возврата превышает сумму списания");
        if (CartRules.CheckPart(request, order, amount, isRefund: true) is { } wrong)
            return wrong;
        actions.Refund(order, new BankRefund(externalId, amount, isDone: !order.BySbp));
        return Answers.Done;
    });

    public JsonObject Decline(GatewayRequest request) => About(request, order =>
    {
        if (order.Status is not OrderStatus.Created || order.IsLeft)
            return Answers.Error(5, "Заказ нельзя отменить в текущем состоянии");
        (order.Status, order.ActionCode) = (OrderStatus.Declined, ActionCodes.EndedByMerchant);
        return Answers.Done;
    });

    public JsonObject SbpLink(GatewayRequest request) => store.With(request.Text("mdOrder") ?? "", order =>
    {
        if (order?.Merchant != request.Merchant)
            return Answers.NoSuchOrder;
        if (request.Merchant.Behavior is not AcquirerBehavior.Sbp || order is { Terms.IsTwoStage: true } or { AwaitsBuyer: false })
            return Answers.Error(5, "СБП недоступна");
        order.BySbp = true;
        var answer = Answers.Done;
        (answer["qrId"], answer["payload"], answer["qrStatus"]) = ($"AD{order.Id}", order.SbpUrl, "STARTED");
        return answer;
    });

    // If both keys come, the bank's own one counts.
    private JsonObject About(GatewayRequest request, Func<BankOrder, JsonObject> answer)
    {
        var (id, number) = (request.Text("orderId"), request.Text("orderNumber"));
        if (id is null && number is null)
            return Answers.Missing("orderId");
        return store.With(
            order => order.Merchant == request.Merchant && (id is null ? order.Terms.OrderNumber == number : order.Id == id),
            order => order is null ? Answers.NoSuchOrder : answer(order));
    }
}
