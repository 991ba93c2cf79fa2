using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.YooKassa.Api;

/// <summary>Checks requests as strictly as YooKassa does.</summary>
internal static class PaymentRules
{
    private const decimal LargestSum = 700_000m;
    private static readonly string[] Methods =
        ["bank_card", "sbp", "sberbank", "tinkoff_bank", "alfa_pay", "yoo_money", "sber_loan", "sber_bnpl", "mobile_balance"];
    private static readonly string[] WithoutHold = ["sbp", "alfa_pay", "sber_bnpl", "mobile_balance"];
    private static readonly string[] Members =
        ["amount", "capture", "confirmation", "description", "metadata", "payment_method_data", "receipt"];

    /// <summary>The error of a request for a payment; null for a good one.</summary>
    public static StoredAnswer? Check(JsonObject request)
    {
        if (request.Select(member => member.Key).FirstOrDefault(name => !Members.Contains(name)) is { } unknown)
            return Errors.Invalid(unknown, "Unknown parameter");
        if (Sum(request["amount"]) is not { } amount || amount <= 0m)
            return Errors.Invalid("amount.value", "Amount must be a string such as 10.00");
        if (amount > LargestSum && PaymentJson.Text(request, "payment_method_data", "type") is not "sber_loan")
            return Errors.Invalid("amount.value", "Amount is above the limit of the payment method");
        if (request["capture"] is not JsonValue capture || capture.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            return Errors.Invalid("capture", "Capture must be a boolean");
        if (PaymentJson.Text(request, "confirmation", "type") != "redirect"
            || PaymentJson.Text(request, "confirmation", "return_url") is not { Length: <= 2048 } url
            || !Uri.TryCreate(url, UriKind.Absolute, out _))
            return Errors.Invalid("confirmation.return_url", "Return url is missing or malformed");
        if (PaymentJson.Text(request, "confirmation", "locale") is not ("ru_RU" or "en_US" or null))
            return Errors.Invalid("confirmation.locale", "Locale must be ru_RU or en_US");
        if (PaymentJson.Text(request, "description") is { Length: > 128 })
            return Errors.Invalid("description", "Description is longer than 128 characters");
        if (Metadata(request["metadata"]) is { } wrong)
            return wrong;
        var method = PaymentJson.Text(request, "payment_method_data", "type");
        if (request["payment_method_data"] is not null && !Methods.Contains(method))
            return Errors.Invalid("payment_method_data.type", "Payment method is not available");
        if (!capture.GetValue<bool>() && WithoutHold.Contains(method))
            return Errors.Invalid("capture", "Two-stage payments are not available for this payment method");
        return Receipt(request["receipt"], amount);
    }

    /// <summary>The error of a receipt; null for a good one, and for none.</summary>
    public static StoredAnswer? Receipt(JsonNode? receipt, decimal amount)
    {
        if (receipt is null)
            return null;
        var (email, phone) = (PaymentJson.Text(receipt, "customer", "email"), PaymentJson.Text(receipt, "customer", "phone"));
        if (email is null && phone is null)
            return Errors.Invalid("receipt.customer", "Receipt customer is missing");
        if (phone is not null && (phone.Length is < 4 or > 15 || !phone.All(char.IsAsciiDigit)))
            return Errors.Invalid("receipt.customer.phone", "Phone must have digits only");
        if (receipt["tax_system_code"] is not JsonValue system || !system.TryGetValue(out int code) || code is < 1 or > 6)
            return Errors.Invalid("receipt.tax_system_code", "Tax system code must be 1 to 6");
        if (receipt["items"] is not JsonArray { Count: > 0 and <= 80 } items)
            return Errors.Invalid("receipt.items", "Receipt must have 1 to 80 items");
        if (items.Any(item => !IsItem(item)))
            return Errors.Invalid("receipt.items", "Receipt item is malformed");
        var sum = items.Sum(item =>
            decimal.Round(PaymentJson.Value(item!["amount"])!.Value * Quantity(item)!.Value, 2, MidpointRounding.AwayFromZero));
        return sum == amount
            ? null
            : Errors.Invalid("receipt", $"Receipt sum {PaymentJson.Format(sum)} differs from amount {PaymentJson.Format(amount)}");
    }

    public static decimal? Sum(JsonNode? amount) => PaymentJson.Text(amount, "currency") == "RUB" ? PaymentJson.Value(amount) : null;

    private static bool IsItem(JsonNode? item) =>
        PaymentJson.Text(item, "description") is { Length: > 0 and <= 128 }
        && Quantity(item) is > 0m and <= 99_999.999m
        && PaymentJson.Value(item!["amount"]) is >= 0m
        && item["vat_code"] is JsonValue vat && vat.TryGetValue(out int code) && code is >= 1 and <= 12
        && PaymentJson.Text(item, "payment_subject") is not null
        && PaymentJson.Text(item, "payment_mode") is not null
        && PaymentJson.Text(item, "measure") is not null;

    private static decimal? Quantity(JsonNode? item) =>
        item?["quantity"] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out decimal quantity)
        && decimal.Round(quantity, 3) == quantity
            ? quantity
            : null;

    private static StoredAnswer? Metadata(JsonNode? metadata) =>
        metadata is null || metadata is JsonObject { Count: <= 16 } pairs
            && pairs.All(pair => pair.Key.Length <= 32 && PaymentJson.Text(pair.Value) is { Length: <= 512 })
            ? null
            : Errors.Invalid("metadata", "Metadata is at most 16 strings");
}
