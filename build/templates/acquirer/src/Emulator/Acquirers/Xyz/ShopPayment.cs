using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Xyz;

/// <summary>A shop of the emulated Xyz.</summary>
internal sealed record DemoShop(string Id, string SecretKey, AcquirerBehavior Behavior);

/// <summary>A payment. Read and changed only under the store's lock. Amounts are in roubles.</summary>
internal sealed class ShopPayment(string id, DemoShop shop, JsonObject request, string origin)
{
    public string Id { get; } = id;

    public DemoShop Shop { get; } = shop;

    public JsonObject Request { get; } = request;

    // Replace: the acquirer's own words.
    public string Status { get; set; } = "new";

    public decimal Amount { get; } = Sum(request["amount"]) ?? 0m;

    public decimal Refunded { get; set; }

    /// <summary>The buyer left the payment to his bank.</summary>
    public bool IsLeft { get; set; }

    /// <summary>The answers to the keys of refunds.</summary>
    public HashSet<string> RefundKeys { get; } = new(StringComparer.Ordinal);

    public string OrderId => Text(Request["order"]) ?? "";

    public string ReturnUrl => Text(Request["return_url"]) ?? "";

    public string PayUrl => $"{origin}{XyzEmulator.Prefix}/pay/{Id}";

    public DateTimeOffset ExpiresAt => DateTimeOffset.FromUnixTimeSeconds(Request["expires_at"]!.GetValue<long>());

    public bool AwaitsBuyer => this is { Status: "new", IsLeft: false };

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["order"] = OrderId,
        ["status"] = Status,
        ["amount"] = Format(Amount),
        ["currency"] = "RUB",
        ["refunded"] = Format(Refunded),
        ["page"] = PayUrl,
        // Unannounced members come.
        ["surprise"] = new JsonObject { ["x"] = 1 },
    };

    public EmulatedPayment ToEmulated() => new(
        Id, OrderId, State, Status, Amount, Status == "paid" ? Amount - Refunded : 0m, Refunded, Text(Request["language"]) ?? "ru");

    /// <summary>A sum with a point and two digits; null for any other text.</summary>
    public static decimal? Sum(JsonNode? sum) =>
        Text(sum) is { } text
        && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && text == Format(value)
            ? value
            : null;

    public static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static string Format(decimal value) => value.ToString("F2", CultureInfo.InvariantCulture);

    private EmulatedPaymentState State => Status switch
    {
        "paid" => EmulatedPaymentState.Captured,
        "expired" => EmulatedPaymentState.Expired,
        _ => IsLeft ? EmulatedPaymentState.Processing : EmulatedPaymentState.AwaitsBuyer,
    };
}
