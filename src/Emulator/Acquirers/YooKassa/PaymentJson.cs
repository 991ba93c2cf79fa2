using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.YooKassa;

/// <summary>Reads requests of YooKassa's protocol and writes its objects.</summary>
internal static class PaymentJson
{
    public static string? Text(JsonNode? node, params string[] path)
    {
        foreach (var name in path)
            node = (node as JsonObject)?[name];
        return node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
    }

    /// <summary>The value of a sum: a text with two digits after a point, and nothing else.</summary>
    public static decimal? Value(JsonNode? sum) =>
        Text(sum, "value") is { } text
        && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && text == Format(value)
            ? value
            : null;

    public static string Format(decimal value) => value.ToString("F2", CultureInfo.InvariantCulture);

    public static JsonObject Of(ShopPayment payment)
    {
        var json = new JsonObject
        {
            ["id"] = payment.Id,
            ["status"] = payment.Status,
            ["amount"] = Sum(payment.Amount, payment.Currency),
            ["created_at"] = Time(payment.CreatedAt),
            ["paid"] = payment.Status is ShopStatus.Succeeded or ShopStatus.WaitingForCapture,
            ["test"] = true,
            ["refundable"] = payment.Status == ShopStatus.Succeeded && payment.Refunded < payment.Amount,
            ["recipient"] = new JsonObject { ["account_id"] = payment.Shop.Id, ["gateway_id"] = "2000001" },
            ["metadata"] = payment.Request["metadata"]?.DeepClone() ?? new JsonObject(),
            // Unannounced members come.
            ["sp_accumulation"] = new JsonObject { ["x"] = 1 },
        };
        if (payment.Request["description"] is { } description)
            json["description"] = description.DeepClone();
        if (payment.Status == ShopStatus.Pending)
            json["confirmation"] = new JsonObject { ["type"] = "redirect", ["confirmation_url"] = payment.PayUrl };
        if (payment.CapturedAt is { } captured)
            json["captured_at"] = Time(captured);
        if (payment.Status == ShopStatus.WaitingForCapture && payment.HoldEndsAt is { } ends)
            json["expires_at"] = Time(ends);
        if (payment.Status == ShopStatus.Succeeded)
            json["refunded_amount"] = Sum(payment.Refunded, payment.Currency);
        if (payment.ReceiptRegistration is { } registration)
            json["receipt_registration"] = registration;
        if (payment.Cancellation is var (party, reason))
            json["cancellation_details"] = new JsonObject { ["party"] = party, ["reason"] = reason };
        return json;
    }

    public static JsonObject Of(ShopRefund refund, ShopPayment payment)
    {
        var json = new JsonObject
        {
            ["id"] = refund.Id,
            ["payment_id"] = payment.Id,
            ["status"] = refund.Status,
            ["amount"] = Sum(refund.Amount, payment.Currency),
            ["created_at"] = Time(refund.CreatedAt),
            ["metadata"] = refund.Request["metadata"]?.DeepClone() ?? new JsonObject(),
        };
        if (refund.Reason is { } reason)
            json["cancellation_details"] = new JsonObject { ["party"] = "refund_network", ["reason"] = reason };
        return json;
    }

    private static JsonObject Sum(decimal value, string currency) => new() { ["value"] = Format(value), ["currency"] = currency };

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
