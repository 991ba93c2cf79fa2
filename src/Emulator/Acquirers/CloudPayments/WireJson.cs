using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.CloudPayments;

/// <summary>Reads requests of CloudPayments' protocol and writes its transactions.</summary>
internal static class WireJson
{
    public static string? Text(JsonNode? node, params string[] path)
    {
        foreach (var name in path)
            node = (node as JsonObject)?[name];
        return node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
    }

    /// <summary>A number with two digits after the point at most.</summary>
    public static decimal? Amount(JsonNode? node) =>
        Number(node) is { } amount && decimal.Round(amount, 2) == amount ? amount : null;

    public static decimal? Number(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out decimal number) ? number : null;

    public static string Format(decimal amount) => amount.ToString("F2", CultureInfo.InvariantCulture);

    public static string Format(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static JsonObject Of(SiteOrder order, long transactionId, string status, int reasonCode = 0) => new()
    {
        ["TransactionId"] = transactionId,
        ["Amount"] = order.Amount,
        ["Currency"] = order.Currency,
        ["CurrencyCode"] = 0,
        ["InvoiceId"] = order.OrderId,
        ["AccountId"] = null,
        ["Email"] = Text(order.Parameters, "userInfo", "email"),
        ["Description"] = order.Description,
        ["JsonData"] = null,
        ["CreatedDate"] = $"/Date({order.CreatedAt.ToUnixTimeMilliseconds()})/",
        ["CreatedDateIso"] = Time(order.CreatedAt),
        ["AuthDateIso"] = Time(order.AuthorizedAt),
        ["ConfirmDateIso"] = Time(order.ConfirmedAt),
        ["TestMode"] = true,
        ["CardFirstSix"] = order.IsSbp ? null : "424242",
        ["CardLastFour"] = order.IsSbp ? null : "4242",
        ["Status"] = status,
        ["StatusCode"] = SiteStatus.CodeOf(status),
        ["Reason"] = reasonCode == 0 ? "Approved" : "InsufficientFunds",
        ["ReasonCode"] = reasonCode,
        ["Refunded"] = order.Refunds.Exists(refund => refund.Status == SiteStatus.Completed),
        ["Type"] = "Payment",
        // Unannounced members come.
        ["GatewayNumber"] = new JsonObject { ["x"] = 1 },
    };

    public static JsonObject Of(SiteRefund refund, SiteOrder order) => new()
    {
        ["TransactionId"] = refund.TransactionId,
        ["PaymentTransactionId"] = order.TransactionId,
        ["Amount"] = refund.Amount,
        ["Currency"] = order.Currency,
        ["InvoiceId"] = order.OrderId,
        ["JsonData"] = refund.Data?.ToJsonString(),
        ["CreatedDateIso"] = Time(refund.CreatedAt),
        ["TestMode"] = true,
        ["Status"] = refund.Status,
        ["StatusCode"] = SiteStatus.CodeOf(refund.Status),
        ["Reason"] = refund.Reason ?? "Approved",
        ["ReasonCode"] = refund.Reason is null ? 0 : 6015,
        ["Type"] = "Refund",
    };

    /// <summary>UTC, and without a zone.</summary>
    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}
