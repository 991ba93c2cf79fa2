using System.Globalization;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.PayKeeper.Checkout;
using CleanAcquiring.Emulator.Acquirers.PayKeeper.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.PayKeeper.Api;

/// <summary>The calls of the JSON API on an authenticated server. Values are texts; some single objects come as a list of one.</summary>
internal sealed class ShopCalls(ShopStore store, BuyerActions buyer, ShopQueue queue)
{
    public JsonNode Preview(DemoShop shop, IReadOnlyDictionary<string, string> form, string origin)
    {
        if (InvoiceRules.Check(form) is { } error)
            return Fail(error);
        if (shop.Behavior is AcquirerBehavior.Declines)
            return Fail("Приём платежей приостановлен.");
        var invoice = new ShopInvoice(store.NewInvoiceId(), shop, form, origin, store.Now);
        store.Add(invoice);
        return new JsonObject { ["invoice_id"] = invoice.Id, ["invoice_url"] = invoice.Url, ["invoice"] = "<html></html>" };
    }

    public JsonNode Invoice(DemoShop shop, string? id) => AboutInvoice(shop, id, Json);

    public JsonNode List(DemoShop shop, IQueryCollection query)
    {
        var (first, last) = (query["start_date"].ToString(), query["end_date"].ToString());
        if (!IsDay(first) || !IsDay(last)
            || !int.TryParse(query["from"], CultureInfo.InvariantCulture, out var from)
            || !int.TryParse(query["limit"], CultureInfo.InvariantCulture, out var limit))
            return Fail("Параметры указаны неверно.");
        var statuses = query["status[]"];
        var fitting = store.All(
            invoice => invoice.Shop == shop && IsBetween(WireText.Time(invoice.CreatedAt)[..10]),
            invoice => (invoice.Status, Json: Json(invoice)));
        return new JsonArray([.. fitting.Where(one => statuses.Contains(one.Status)).Skip(from).Take(limit).Select(one => one.Json)]);

        static bool IsDay(string text) =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

        bool IsBetween(string day) => string.CompareOrdinal(first, day) <= 0 && string.CompareOrdinal(day, last) <= 0;
    }

    public JsonNode Revoke(DemoShop shop, string? id) => AboutInvoice(shop, id, invoice =>
    {
        if (!invoice.AwaitsBuyer)
            return Fail("Счёт нельзя отозвать.");
        invoice.Status = "expired";
        return Done();
    });

    public JsonNode Payment(DemoShop shop, string? id) => AboutPayment(shop, id, invoice => new JsonArray(new JsonObject
    {
        ["id"] = invoice.PaymentId,
        ["pay_amount"] = WireText.Sum(invoice.Amount),
        ["refund_amount"] = WireText.Sum(invoice.Refunded),
        ["clientid"] = "",
        ["orderid"] = invoice.OrderId,
        ["payment_system_id"] = "142",
        ["status"] = invoice.PaymentStatus(queue.IsAcknowledged(invoice)),
        ["repeat_counter"] = "0",
        ["obtain_datetime"] = WireText.Time(invoice.PaidAt ?? default),
    }));

    public JsonNode Refunds(DemoShop shop, string? paymentId) => AboutPayment(shop, paymentId, invoice =>
    {
        // One that is under way has ended by the second question.
        foreach (var refund in invoice.Refunds)
        {
            if (refund.IsShown)
                invoice.Settle(refund);
            refund.IsShown = true;
        }
        return new JsonArray([.. invoice.Refunds.Select(refund => new JsonObject
        {
            ["id"] = refund.Id,
            ["payment_id"] = invoice.PaymentId,
            ["amount"] = WireText.Sum(refund.Amount),
            ["remainder"] = WireText.Sum(invoice.Left),
            ["datetime"] = WireText.Time(refund.At),
            ["status"] = refund.Status,
        })]);
    });

    public JsonNode Reverse(DemoShop shop, IReadOnlyDictionary<string, string> form) =>
        AboutPayment(shop, form.GetValueOrDefault("id"), invoice =>
        {
            var status = invoice.PaymentStatus(queue.IsAcknowledged(invoice));
            if (status is "refunding" or "refunded")
                return Fail($"Нельзя сделать возврат по платежу, статус которого не «совершён»: {status}");
            if (WireText.Sum(form.GetValueOrDefault("amount")) is not { } amount || amount <= 0m || amount > invoice.Left)
                return Fail("Сумма возврата больше остатка.");
            if (form.GetValueOrDefault("partial") is not ("true" or "false") || form["partial"] == "false" && amount != invoice.Amount)
                return Fail("Признак частичного возврата указан неверно.");
            if (form.TryGetValue("refund_cart", out var cart) && InvoiceRules.Cart(WireText.Parse(cart), amount) is { } error)
                return Fail(error);
            buyer.Refund(invoice, amount);
            return Done();
        });

    public static JsonObject Fail(string words) => new() { ["result"] = "fail", ["msg"] = words };

    private static JsonObject Done() => new() { ["result"] = "success" };

    private JsonNode AboutInvoice(DemoShop shop, string? id, Func<ShopInvoice, JsonNode> answer) => store.With(
        invoice => invoice.Shop == shop && invoice.Id == id,
        invoice => invoice is null ? Fail("Счёт не найден.") : answer(invoice));

    private JsonNode AboutPayment(DemoShop shop, string? id, Func<ShopInvoice, JsonNode> answer) => store.With(
        invoice => invoice.Shop == shop && invoice.PaymentId is { } paid && paid == id,
        invoice => invoice is null ? Fail("Платёж не найден.") : answer(invoice));

    private static JsonObject Json(ShopInvoice invoice) => new()
    {
        ["id"] = invoice.Id,
        ["user_id"] = "1",
        ["status"] = invoice.Status,
        ["pay_amount"] = WireText.Sum(invoice.Amount),
        ["clientid"] = "",
        ["orderid"] = invoice.OrderId,
        ["paymentid"] = invoice.PaymentId ?? "",
        ["service_name"] = invoice.Form["service_name"],
        ["expiry_datetime"] = invoice.Form.GetValueOrDefault("expiry"),
        ["created_datetime"] = WireText.Time(invoice.CreatedAt),
    };
}
