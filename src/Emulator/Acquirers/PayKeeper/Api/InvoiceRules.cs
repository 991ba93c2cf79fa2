using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.PayKeeper.Api;

/// <summary>Checks requests as strictly as PayKeeper does.</summary>
internal static class InvoiceRules
{
    private static readonly string[] Fields =
        ["pay_amount", "clientid", "orderid", "service_name", "client_email", "client_phone", "expiry", "token"];

    private static readonly string[] Taxes =
        ["none", "vat0", "vat5", "vat7", "vat10", "vat20", "vat22", "vat105", "vat107", "vat110", "vat120", "vat122"];

    private static readonly string[] Subjects = ["goods", "service", "work", "payment", "other"];

    private static readonly string[] Bases = ["prepay", "part_prepay", "advance", "full", "part_credit", "credit", "credit_payment"];

    /// <summary>The words of a refusal; null for a good form.</summary>
    public static string? Check(IReadOnlyDictionary<string, string> form)
    {
        if (form.Keys.FirstOrDefault(name => !Fields.Contains(name)) is { } unknown)
            return $"Неизвестное поле {unknown}.";
        if (WireText.Sum(form.GetValueOrDefault("pay_amount")) is not { } amount || amount <= 0m)
            return "Сумма счёта указана неверно.";
        if (form.GetValueOrDefault("orderid", "").Length > 64)
            return "Номер заказа слишком длинный.";
        if (form.TryGetValue("expiry", out var expiry) && WireText.Time(expiry) is null)
            return "Срок действия указан неверно.";
        if (WireText.Object(form.GetValueOrDefault("service_name")) is not { } service)
            return "Наименование услуги указано неверно.";
        if (WireText.Text(service["service_name"]) is not { Length: <= 128 }
            || WireText.Text(service["lang"]) is not ("ru" or "en")
            || !Uri.TryCreate(WireText.Text(service["user_result_callback"]), UriKind.Absolute, out _))
            return "Наименование услуги указано неверно.";
        if (service["cart"] is null)
            return null;
        return form.ContainsKey("client_email") || form.ContainsKey("client_phone")
            ? Cart(service["cart"], amount)
            : "Для чека нужен e-mail или телефон.";
    }

    /// <summary>The words of a refusal of a receipt's lines; null for good ones.</summary>
    public static string? Cart(JsonNode? cart, decimal amount) =>
        cart is not JsonArray { Count: > 0 } items || !items.All(IsItem) ? "Корзина указана неверно."
        : items.Sum(item => Number(item!["sum"])) != amount ? "Сумма корзины не равна сумме платежа."
        : null;

    private static bool IsItem(JsonNode? item) =>
        WireText.Text(item?["name"]) is { Length: > 0 and <= 128 }
        && Number(item!["price"]) is { } price && Number(item["quantity"]) is > 0m and var quantity && Number(item["sum"]) is { } sum
        && decimal.Round(price * quantity, 2, MidpointRounding.AwayFromZero) == sum
        && Taxes.Contains(WireText.Text(item["tax"]))
        && Subjects.Contains(WireText.Text(item["item_type"]))
        && Bases.Contains(WireText.Text(item["payment_type"]));

    private static decimal? Number(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue(out decimal number) ? number : null;
}
