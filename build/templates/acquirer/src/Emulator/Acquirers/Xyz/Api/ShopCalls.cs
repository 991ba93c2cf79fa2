using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Xyz.Api;

/// <summary>The calls of the API on an authenticated shop.</summary>
internal sealed class ShopCalls(ShopStore store)
{
    public Answer Create(DemoShop shop, JsonObject request, string origin)
    {
        if (PaymentRules.Check(request) is { } error)
            return Answer.Refused(error);
        if (shop.Behavior is AcquirerBehavior.Declines)
            return Answer.Refused("the shop may not accept payments");
        var payment = new ShopPayment(store.NewId(), shop, request, origin);
        store.Add(payment);
        return new Answer(200, payment.ToJson());
    }

    public Answer Get(DemoShop shop, string id) => About(shop, payment => payment.Id == id, payment => new Answer(200, payment.ToJson()));

    public Answer Find(DemoShop shop, string? order) =>
        About(shop, payment => payment.OrderId == order, payment => new Answer(200, payment.ToJson()));

    public Answer Refund(DemoShop shop, string id, JsonObject request) => About(shop, payment => payment.Id == id, payment =>
    {
        if (ShopPayment.Text(request["key"]) is not { } key || ShopPayment.Sum(request["amount"]) is not { } amount)
            return Answer.Refused("key and amount are required");
        if (payment.RefundKeys.Contains(key))
            return new Answer(200, payment.ToJson());
        if (payment.Status != "paid" || amount <= 0m || amount > payment.Amount - payment.Refunded)
            return Answer.Refused("more than was paid");
        if (amount < payment.Amount && payment.Request["receipt"] is not null && request["receipt"] is null)
            return Answer.Refused("a partial refund needs a receipt");
        if (PaymentRules.Receipt(request["receipt"], amount) is { } error)
            return Answer.Refused(error);
        payment.RefundKeys.Add(key);
        payment.Refunded += amount;
        return new Answer(200, payment.ToJson());
    });

    private Answer About(DemoShop shop, Func<ShopPayment, bool> fits, Func<ShopPayment, Answer> answer) => store.With(
        payment => payment.Shop == shop && fits(payment),
        payment => payment is null ? new Answer(404, new JsonObject { ["error"] = "not_found" }) : answer(payment));
}

/// <summary>An answer of the API.</summary>
internal sealed record Answer(int Status, JsonObject Json)
{
    public static Answer Refused(string error) => new(400, new JsonObject { ["error"] = error });
}
