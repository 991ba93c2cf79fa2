using System.Globalization;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.YooKassa.Checkout;
using CleanAcquiring.Emulator.Acquirers.YooKassa.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.YooKassa.Api;

/// <summary>The calls of API v3 on an authenticated shop.</summary>
internal sealed class ShopCalls(ShopStore store, BuyerActions buyer, ShopQueue queue)
{
    private const string From = "created_at.gte";
    private const string To = "created_at.lte";
    private static readonly string[] ListFilters = [From, To, "limit", "cursor"];

    public StoredAnswer Create(DemoShop shop, JsonObject request, string origin)
    {
        if (PaymentRules.Check(request) is { } error)
            return error;
        if (shop.Behavior is AcquirerBehavior.Declines)
            return Errors.Of(403, "forbidden", "The shop is not allowed to accept payments", null);
        var payment = new ShopPayment(store.NewId(), shop, request, origin, store.Now);
        store.Add(payment);
        return Ok(PaymentJson.Of(payment));
    }

    public StoredAnswer Get(DemoShop shop, string id) => About(shop, id, payment => Ok(PaymentJson.Of(payment)));

    /// <summary>Newest first, in pages.</summary>
    public StoredAnswer List(DemoShop shop, IQueryCollection query)
    {
        if (query.Keys.FirstOrDefault(name => !ListFilters.Contains(name)) is { } unknown)
            return Errors.Invalid(unknown, "Unknown parameter");
        if (!int.TryParse((string?)query["limit"] ?? "10", CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > 100)
            return Errors.Invalid("limit", "Limit must be 1 to 100");
        if (Moment(query[From]) is not { } from || Moment(query[To]) is not { } to)
            return Errors.Invalid("created_at", "Time must be in ISO 8601");
        var fitting = store
            .All(payment => payment.Shop == shop && payment.CreatedAt >= from && (to == default || payment.CreatedAt <= to), PaymentJson.Of)
            .Reverse()
            .SkipWhile(payment => (string?)query["cursor"] is { } cursor && PaymentJson.Text(payment, "id") != cursor)
            .ToList();
        var answer = new JsonObject { ["type"] = "list", ["items"] = new JsonArray([.. fitting.Take(limit)]) };
        if (fitting.Count > limit)
            answer["next_cursor"] = PaymentJson.Text(fitting[limit], "id");
        return Ok(answer);
    }

    public StoredAnswer Capture(DemoShop shop, string id, JsonObject request) => About(shop, id, payment =>
    {
        if (payment.Status != ShopStatus.WaitingForCapture)
            return Errors.Invalid("payment_id", $"Payment cannot be captured in the status {payment.Status}");
        var amount = request["amount"] is null ? payment.Amount : PaymentRules.Sum(request["amount"]);
        if (amount is not > 0m || amount > payment.Amount)
            return Errors.Invalid("amount.value", "Capture amount is too large or malformed");
        if (request["receipt"] is not null && amount == payment.Amount)
            return Errors.Invalid("receipt", "A full capture takes the receipt of the payment");
        if (PaymentRules.Receipt(request["receipt"], amount.Value) is { } error)
            return error;
        if (amount < payment.Amount && payment.Request["receipt"] is not null && request["receipt"] is null)
            return Errors.Invalid("receipt", "A partial capture needs a receipt");
        (payment.Status, payment.Amount, payment.CapturedAt) = (ShopStatus.Succeeded, amount.Value, store.Now);
        queue.Announce(payment);
        return Ok(PaymentJson.Of(payment));
    });

    public StoredAnswer Cancel(DemoShop shop, string id) => About(shop, id, payment =>
    {
        if (payment.Status != ShopStatus.WaitingForCapture)
            return Errors.Invalid("payment_id", $"Payment cannot be canceled in the status {payment.Status}");
        (payment.Status, payment.Cancellation) = (ShopStatus.Canceled, ("merchant", "canceled_by_merchant"));
        queue.Announce(payment);
        return Ok(PaymentJson.Of(payment));
    });

    public StoredAnswer Refund(DemoShop shop, JsonObject request) =>
        About(shop, PaymentJson.Text(request, "payment_id") ?? "", payment =>
        {
            if (payment.Status != ShopStatus.Succeeded)
                return Errors.Invalid("payment_id", $"Payment cannot be refunded in the status {payment.Status}");
            var left = payment.Amount - payment.Refunded
                - payment.Refunds.Where(refund => refund.Status == ShopStatus.Pending).Sum(refund => refund.Amount);
            if (PaymentRules.Sum(request["amount"]) is not { } amount || amount <= 0m || amount > left)
                return Errors.Invalid("amount.value", "Refund amount is above the remainder or malformed");
            // The remainder must be nothing or a rouble at least.
            if (left - amount is > 0m and < 1m)
                return Errors.Invalid("amount.value", "The remainder must be 0 or at least 1.00");
            if (amount < payment.Amount && payment.Request["receipt"] is not null && request["receipt"] is null)
                return Errors.Invalid("receipt", "A partial refund needs a receipt");
            if (PaymentRules.Receipt(request["receipt"], amount) is { } error)
                return error;
            var refund = new ShopRefund(store.NewId(), request, store.Now);
            buyer.Refund(payment, refund);
            return Ok(PaymentJson.Of(refund, payment));
        });

    public StoredAnswer CloseReceipt(DemoShop shop, JsonObject request) =>
        About(shop, PaymentJson.Text(request, "payment_id") ?? "", payment =>
        {
            var left = payment.Amount - payment.Refunded;
            if (payment.Status != ShopStatus.Succeeded || PaymentJson.Text(request, "type") != "payment")
                return Errors.Invalid("payment_id", "Receipt cannot be made for this payment");
            if (request["settlements"] is not JsonArray { Count: 1 } settlements
                || PaymentJson.Text(settlements[0], "type") != "prepayment" || PaymentRules.Sum(settlements[0]!["amount"]) != left)
                return Errors.Invalid("settlements", "Settlements must set the prepayment off");
            if (PaymentRules.Receipt(request, left) is { } error)
                return error;
            payment.ClosingReceipts++;
            return Ok(new JsonObject { ["id"] = $"rt-{store.NewId()}", ["type"] = "payment", ["status"] = "pending" });
        });

    public StoredAnswer GetRefund(DemoShop shop, string id)
    {
        var found = store.All(
            payment => payment.Shop == shop && payment.Refunds.Exists(refund => refund.Id == id),
            payment => Shown(payment, payment.Refunds.Find(refund => refund.Id == id)!));
        return found is [var one] ? Ok(one) : Errors.NotFound;
    }

    public StoredAnswer ListRefunds(DemoShop shop, string? paymentId)
    {
        var items = store.All(
            payment => payment.Shop == shop && payment.Id == paymentId,
            payment => payment.Refunds.Select(refund => Shown(payment, refund)).ToArray<JsonNode?>());
        return Ok(new JsonObject { ["type"] = "list", ["items"] = new JsonArray([.. items.SelectMany(some => some)]) });
    }

    private JsonObject Shown(ShopPayment payment, ShopRefund refund)
    {
        buyer.Settle(payment, refund);
        return PaymentJson.Of(refund, payment);
    }

    // Without a limit where none is given; null where the text is no time.
    private static DateTimeOffset? Moment(string? text) =>
        text is null ? default(DateTimeOffset)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at
        : null;

    private StoredAnswer About(DemoShop shop, string id, Func<ShopPayment, StoredAnswer> answer) =>
        store.With(id, payment => payment?.Shop == shop ? answer(payment) : Errors.NotFound);

    private static StoredAnswer Ok(JsonObject json) => new(200, json.ToJsonString());
}
