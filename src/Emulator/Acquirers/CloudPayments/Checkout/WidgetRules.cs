using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.CloudPayments.Checkout;

/// <summary>Checks the parameters of the widget and receipts as strictly as CloudPayments and its register do.</summary>
internal static class WidgetRules
{
    private static readonly string[] Members =
    [
        "publicTerminalId", "amount", "currency", "description", "externalId", "paymentSchema", "culture", "retryPayment",
        "emailBehavior", "successRedirectUrl", "failRedirectUrl", "userInfo", "restrictedPaymentMethods", "receipt", "metadata",
    ];

    private static readonly string[] Methods =
        ["Card", "ForeignCard", "Sbp", "TinkoffPay", "SberPay", "MirPay", "Dolyame", "TcsInstallment"];

    private static readonly int[] Rates = [0, 5, 7, 10, 20, 22, 105, 107, 110, 120, 122];

    /// <summary>The name of the parameter that is wrong; null for good ones.</summary>
    public static string? FaultOf(JsonObject parameters)
    {
        if (parameters.Select(member => member.Key).FirstOrDefault(name => !Members.Contains(name)) is { } unknown)
            return unknown;
        if (WireJson.Amount(parameters["amount"]) is not { } amount || amount < 0.01m)
            return "amount";
        if (WireJson.Text(parameters, "currency") is not { Length: 3 })
            return "currency";
        if (WireJson.Text(parameters, "description") is not { Length: > 0 and <= 250 })
            return "description";
        if (WireJson.Text(parameters, "externalId") is not { Length: > 0 and <= 50 })
            return "externalId";
        if (WireJson.Text(parameters, "paymentSchema") is not ("Single" or "Dual"))
            return "paymentSchema";
        if (WireJson.Text(parameters, "culture") is not ("ru-RU" or "en-US"))
            return "culture";
        if (parameters["restrictedPaymentMethods"] is { } hidden && !IsMethods(hidden))
            return "restrictedPaymentMethods";
        return parameters["receipt"] is { } receipt && !IsReceipt(receipt, "items", amount) ? "receipt" : null;
    }

    /// <summary>True for a receipt whose lines and amounts sum to what is moved.</summary>
    public static bool IsReceipt(JsonNode? receipt, string items, decimal amount) =>
        receipt is JsonObject root
        && root[items] is JsonArray { Count: > 0 and <= 100 } lines
        && lines.All(IsLine)
        && lines.Sum(line => WireJson.Amount(line!["amount"])!.Value) == amount
        && root["amounts"] is JsonObject amounts
        && amounts.Sum(part => WireJson.Amount(part.Value) ?? -1m) == amount
        && WireJson.Number(root["taxationSystem"]) is >= 0m and <= 5m
        && (WireJson.Text(root, "email") ?? WireJson.Text(root, "phone")) is { Length: > 0 };

    private static bool IsLine(JsonNode? line) =>
        line is JsonObject item
        && WireJson.Text(item, "label") is { Length: > 0 and <= 128 }
        && WireJson.Amount(item["price"]) is { } price and >= 0m
        && WireJson.Number(item["quantity"]) is { } quantity and > 0m
        && WireJson.Amount(item["amount"]) is { } amount
        && decimal.Round(price * quantity, 2, MidpointRounding.AwayFromZero) == amount
        && item.ContainsKey("vat") && (item["vat"] is null || WireJson.Number(item["vat"]) is { } vat && Rates.Contains((int)vat))
        && WireJson.Number(item["method"]) is >= 0m and <= 7m
        && WireJson.Number(item["object"]) is >= 0m and <= 13m;

    private static bool IsMethods(JsonNode hidden) =>
        hidden is JsonArray list
        && list.All(method => method?.GetValueKind() == JsonValueKind.String && Methods.Contains(method.GetValue<string>()))
        && list.Count < Methods.Length;
}
