using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Xyz.Api;

/// <summary>Checks requests as strictly as Xyz does.</summary>
internal static class PaymentRules
{
    private static readonly string[] Members =
    [
        "order", "amount", "currency", "description", "return_url", "notification_url", "expires_at", "language", "method", "receipt",
    ];

    // Replace: the acquirer's own rules; what it would refuse must be refused here.
    /// <summary>The error of a request for a payment; null for a good one.</summary>
    public static string? Check(JsonObject request) =>
        request.Select(member => member.Key).FirstOrDefault(name => !Members.Contains(name)) is { } unknown ? $"unknown {unknown}"
        : ShopPayment.Text(request["order"]) is not { Length: > 0 and <= 64 } ? "order"
        : ShopPayment.Sum(request["amount"]) is not { } amount || amount <= 0m ? "amount"
        : ShopPayment.Text(request["currency"]) != "RUB" ? "currency"
        : ShopPayment.Text(request["description"]) is not { Length: <= 128 } ? "description"
        : !IsUrl(request["return_url"]) || !IsUrl(request["notification_url"]) ? "url"
        : request["expires_at"]?.GetValueKind() != JsonValueKind.Number ? "expires_at"
        : ShopPayment.Text(request["method"]) is not ("card" or null) ? "method"
        : Receipt(request["receipt"], amount);

    /// <summary>The error of a receipt; null for a good one, and for none.</summary>
    public static string? Receipt(JsonNode? receipt, decimal amount) =>
        receipt is null ? null
        : ShopPayment.Text(receipt["contact"]) is null || ShopPayment.Text(receipt["tax_system"]) is null ? "receipt"
        : receipt["items"] is not JsonArray { Count: > 0 and <= 100 } items || !items.All(IsItem) ? "receipt.items"
        : items.Sum(item => ShopPayment.Sum(item!["amount"])) != amount ? "receipt does not add up"
        : null;

    private static bool IsItem(JsonNode? item) =>
        ShopPayment.Text(item?["name"]) is { Length: > 0 and <= 128 }
        && item!["quantity"] is JsonValue quantity && quantity.TryGetValue(out decimal count) && count > 0m
        && ShopPayment.Sum(item["price"]) is { } price && ShopPayment.Sum(item["amount"]) is { } amount
        && decimal.Round(price * count, 2, MidpointRounding.AwayFromZero) == amount
        && ShopPayment.Text(item["vat"]) is not null;

    private static bool IsUrl(JsonNode? url) => Uri.TryCreate(ShopPayment.Text(url), UriKind.Absolute, out _);
}
