using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.CloudPayments.Checkout;

namespace CleanAcquiring.Emulator.Acquirers.CloudPayments.Api;

/// <summary>The calls of the API on an authenticated site.</summary>
internal sealed class ApiCalls(SiteStore store, BuyerActions buyer)
{
    public static JsonObject Test(DemoSite site, JsonObject request) => Answer(true, $"{site.PublicId.Length}{request.Count}", null);

    /// <summary>A payment or a refund by its number.</summary>
    public JsonObject Get(DemoSite site, JsonObject request)
    {
        if (Id(request) is not { } id)
            return Refused("TransactionId is required");
        var found = store.All(order => order.Site == site, order => Transaction(order, id)).FirstOrDefault(model => model is not null);
        return found is null ? NotFound() : Answer(true, null, found);
    }

    /// <summary>The last payment of an order.</summary>
    public JsonObject Find(DemoSite site, JsonObject request) => Found(
        store.All(order => IsOf(order, site, request), LastPayment).LastOrDefault(model => model is not null));

    /// <summary>The last operation of an order, refunds included.</summary>
    public JsonObject FindLast(DemoSite site, JsonObject request) => Found(
        store.All(order => IsOf(order, site, request), LastOperation).LastOrDefault(model => model is not null));

    public JsonObject Confirm(DemoSite site, JsonObject request) => About(site, request, order =>
    {
        if (order.Status != SiteStatus.Authorized)
            return Refused($"Transaction cannot be confirmed in the status {order.Status}");
        if (WireJson.Amount(request["Amount"]) is not { } amount || amount <= 0m || amount > order.Amount)
            return Refused("Amount is wrong");
        if (ReceiptFault(request, amount) is { } fault)
            return fault;
        if (amount < order.Amount && order.Parameters["receipt"] is not null && Receipt(request) is null)
            return Refused("CustomerReceipt is required for a part");
        buyer.Confirm(order, amount);
        return Answer(true, null, null);
    });

    public JsonObject Void(DemoSite site, JsonObject request) => About(site, request, order =>
    {
        if (order.Status != SiteStatus.Authorized)
            return Refused($"Transaction cannot be cancelled in the status {order.Status}");
        buyer.Release(order);
        return Answer(true, null, null);
    });

    public JsonObject Refund(DemoSite site, JsonObject request) => About(site, request, order =>
    {
        if (order.Status != SiteStatus.Completed)
            return Refused($"Transaction cannot be refunded in the status {order.Status}");
        var left = order.Amount - order.Refunded
            - order.Refunds.Where(refund => refund.Status == SiteStatus.Awaiting).Sum(refund => refund.Amount);
        if (WireJson.Amount(request["Amount"]) is not { } amount || amount <= 0m || amount > left)
            return Refused("Amount is above the rest");
        if (ReceiptFault(request, amount) is { } fault)
            return fault;
        var refund = new SiteRefund(store.NextTransaction(), amount, request["JsonData"]?.DeepClone(), store.Now);
        buyer.Refund(order, refund);
        return Answer(true, null, new JsonObject { ["TransactionId"] = refund.TransactionId });
    });

    private JsonObject About(DemoSite site, JsonObject request, Func<SiteOrder, JsonObject> answer) =>
        store.With(Id(request), order => order?.Site == site && order.Id == Id(request) ? answer(order) : NotFound());

    private JsonObject? Transaction(SiteOrder order, string id)
    {
        if (order.Id == id)
            return order.Status is { } status ? WireJson.Of(order, order.TransactionId, status) : null;
        if (order.Declined.FindIndex(attempt => WireJson.Format(attempt.TransactionId) == id) is >= 0 and var at)
            return WireJson.Of(order, order.Declined[at].TransactionId, SiteStatus.Declined, order.Declined[at].ReasonCode);
        return order.Refunds.Find(refund => WireJson.Format(refund.TransactionId) == id) is { } found ? Settled(order, found) : null;
    }

    private static JsonObject? LastPayment(SiteOrder order) =>
        order.Status is { } status ? WireJson.Of(order, order.TransactionId, status)
        : order.Declined.Count > 0
            ? WireJson.Of(order, order.Declined[^1].TransactionId, SiteStatus.Declined, order.Declined[^1].ReasonCode)
            : null;

    private JsonObject? LastOperation(SiteOrder order) =>
        order.Refunds.Count > 0 ? Settled(order, order.Refunds[^1]) : LastPayment(order);

    private JsonObject Settled(SiteOrder order, SiteRefund refund)
    {
        buyer.Settle(order, refund);
        return WireJson.Of(refund, order);
    }

    private static bool IsOf(SiteOrder order, DemoSite site, JsonObject request) =>
        order.Site == site && order.OrderId == WireJson.Text(request, "InvoiceId");

    // A refused payment comes without success and with its model.
    private static JsonObject Found(JsonObject? model) => model is null
        ? NotFound()
        : Answer(WireJson.Text(model, "Status") != SiteStatus.Declined, null, model);

    private static string? Id(JsonObject request) => WireJson.Number(request["TransactionId"]) is { } id && decimal.Truncate(id) == id
        ? WireJson.Format((long)id)
        : null;

    private static JsonNode? Receipt(JsonObject request) =>
        ((request["JsonData"] as JsonObject)?["cloudPayments"] as JsonObject)?["CustomerReceipt"];

    private static JsonObject? ReceiptFault(JsonObject request, decimal amount) =>
        Receipt(request) is { } receipt && !WidgetRules.IsReceipt(receipt, "Items", amount) ? Refused("CustomerReceipt is wrong") : null;

    private static JsonObject NotFound() => Refused("Not found");

    internal static JsonObject Refused(string message) => Answer(false, message, null);

    internal static JsonObject Answer(bool success, string? message, JsonObject? model)
    {
        var answer = new JsonObject { ["Success"] = success, ["Message"] = message };
        if (model is not null)
            answer["Model"] = model;
        return answer;
    }
}
