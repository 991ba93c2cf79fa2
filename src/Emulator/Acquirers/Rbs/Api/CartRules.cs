using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Rbs.Api;

/// <summary>Checks carts and receipts in both dialects. Amounts are in kopecks.</summary>
internal static class CartRules
{
    private static readonly string[] TaxSystems = ["0", "1", "2", "4", "5"];
    private static readonly string[] Companies = ["osn", "usn_income", "usn_income_outcome", "esn", "patent"];

    /// <summary>The refusal of an order's bundle; null for a good one.</summary>
    public static JsonObject? CheckBundle(GatewayRequest request, long amount)
    {
        if (request.Nested("orderBundle") is not { } bundle)
            return Answers.Missing("orderBundle");
        return request.IsJson
            ? Ecom(bundle, "sell", amount) ?? Contact(request.Text("email"), request.Text("phone"), isPlusNeeded: true)
            : TaxSystem(request)
                ?? Contact(
                    WireJson.Text(bundle, "customerDetails", "email"),
                    WireJson.Text(bundle, "customerDetails", "phone"),
                    isPlusNeeded: false)
                ?? Items(bundle["cartItems"], amount, ItemRules.IsClassic);
    }

    /// <summary>The refusal of a part's lines; null for good ones. A part of an order with a cart needs them.</summary>
    /// <param name="request">Of <c>deposit</c> or <c>refund</c>.</param>
    /// <param name="order">Of which it is a part.</param>
    /// <param name="amount">Of the part.</param>
    /// <param name="isRefund">True for a refund.</param>
    public static JsonObject? CheckPart(GatewayRequest request, BankOrder order, long amount, bool isRefund)
    {
        var member = request.IsJson ? "orderBundle" : isRefund ? "refundItems" : "depositItems";
        if (!request.Has(member))
            return order.Terms.Bundle is null || amount == order.Terms.Amount ? null : Answers.Cart($"{member} не задан");
        if (request.Nested(member) is not { } part)
            return Answers.Missing(member);
        var wrong = request.IsJson
            ? Ecom(part, isRefund ? "sell_refund" : "sell", amount)
            : TaxSystem(request) ?? Items(part, amount, ItemRules.IsClassic);
        return wrong ?? Positions(request.IsJson ? part["cartItems"] : part, order.Terms.Bundle);
    }

    private static JsonObject? Ecom(JsonObject bundle, string type, long amount)
    {
        var format = WireJson.Text(bundle["ffdVersion"]);
        if (format is not ("1.05" or "1.2"))
            return Answers.Cart("ffdVersion");
        if (WireJson.Text(bundle["receiptType"]) != type)
            return Answers.Cart("receiptType");
        if (!Companies.Contains(WireJson.Text(bundle, "company", "sno"), StringComparer.Ordinal))
            return Answers.Cart("company.sno");
        if (bundle["payments"] is not JsonArray { Count: > 0 } payments || payments.Sum(one => WireJson.Minor(one?["sum"]) ?? 0) != amount)
            return Answers.Cart("payments");
        if (WireJson.Minor(bundle["total"]) != amount)
            return Answers.Cart("total");
        return Items(bundle["cartItems"], amount, item => ItemRules.IsEcom(item, format == "1.2"));
    }

    private static JsonObject? TaxSystem(GatewayRequest request) =>
        TaxSystems.Contains(request.Text("taxSystem"), StringComparer.Ordinal) ? null : Answers.Cart("taxSystem");

    private static JsonObject? Contact(string? email, string? phone, bool isPlusNeeded)
    {
        if (email is null && phone is null)
            return Answers.Cart("нет ни email, ни phone");
        var digits = isPlusNeeded ? phone?[1..] : phone;
        return digits is null || digits.Length is >= 7 and <= 15 && digits.All(char.IsAsciiDigit) ? null : Answers.Cart("phone");
    }

    private static JsonObject? Items(JsonNode? cart, long amount, Func<JsonObject, bool> isItem)
    {
        if ((cart as JsonObject)?["items"] is not JsonArray { Count: > 0 and <= 100 } items)
            return Answers.Cart("items");
        if (items.Any(item => item is not JsonObject one || !isItem(one)))
            return Answers.Cart("позиция заполнена неверно");
        if (items.DistinctBy(ItemRules.PositionOf).Count() != items.Count || items.DistinctBy(ItemRules.CodeOf).Count() != items.Count)
            return Answers.Cart("позиции повторяются");
        return items.Sum(item => WireJson.Minor(item!["itemAmount"])) == amount
            ? null
            : Answers.Cart("сумма позиций не равна сумме заказа");
    }

    private static JsonObject? Positions(JsonNode? cart, JsonObject? bundle)
    {
        var known = (bundle?["cartItems"]?["items"] as JsonArray)?.Select(ItemRules.PositionOf).ToHashSet(StringComparer.Ordinal) ?? [];
        return (cart?["items"] as JsonArray)?.All(item => known.Contains(ItemRules.PositionOf(item))) == true
            ? null
            : Answers.Cart("такой позиции нет в заказе");
    }
}
