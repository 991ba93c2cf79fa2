namespace CleanAcquiring.Emulator.Acquirers.Stripe.Api;

/// <summary>Checks the parameters that open a session.</summary>
internal static class SessionRules
{
    private const long Largest = 99_999_999;
    private const string Price = "line_items[0][price_data]";

    private static readonly string[] Known =
    [
        "mode", "client_reference_id", "success_url", "cancel_url", "locale", "expires_at", "ui_mode", "metadata[*]",
        "line_items[0][quantity]", $"{Price}[currency]", $"{Price}[unit_amount]", $"{Price}[product_data][name]",
        "payment_intent_data[capture_method]", "payment_intent_data[description]", "payment_intent_data[metadata][*]",
        "allowed_payment_method_types[0]", "expand[0]",
    ];

    private static readonly string[] Obligatory =
    [
        "mode", "success_url", "line_items[0][quantity]", $"{Price}[currency]", $"{Price}[unit_amount]", $"{Price}[product_data][name]",
    ];

    private static readonly string[] AddressNames = ["success_url", "cancel_url"];
    private static readonly string[] MetadataNames = ["metadata", "payment_intent_data[metadata]"];

    private static readonly string[] Methods =
        ["card", "link", "klarna", "sepa_debit", "ideal", "bancontact", "blik", "p24"];

    private static readonly string[] Locales = ["auto", "ru", "en", "en-GB", "de", "fr", "es", "lv", "lt", "et", "pl"];

    public static StripeAnswer? Check(StripeForm form, DateTimeOffset now) =>
        Names(form) ?? Required(form) ?? Choices(form) ?? Amount(form) ?? Addresses(form) ?? Expiry(form, now) ?? Metadata(form);

    private static StripeAnswer? Names(StripeForm form) => form.Unknown(Known) is { } name
        ? StripeAnswer.Invalid("parameter_unknown", name, $"Received unknown parameter: {name}")
        : null;

    private static StripeAnswer? Required(StripeForm form) =>
        Obligatory.FirstOrDefault(name => form[name] is null) is { } missing
            ? StripeAnswer.Invalid("parameter_missing", missing, $"Missing required param: {missing}.")
            : null;

    private static StripeAnswer? Choices(StripeForm form) =>
        OneOf(form, "mode", "payment")
        ?? OneOf(form, "ui_mode", "hosted_page")
        ?? OneOf(form, "locale", Locales)
        ?? OneOf(form, "payment_intent_data[capture_method]", "automatic", "automatic_async", "manual")
        ?? (form.List("allowed_payment_method_types").Except(Methods, StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? StripeAnswer.Invalid("parameter_invalid", "allowed_payment_method_types", $"Invalid payment method: {unknown}")
            : null);

    private static StripeAnswer? Amount(StripeForm form)
    {
        var currency = form[$"{Price}[currency]"]!;
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterLower))
            return StripeAnswer.Invalid("invalid_currency", $"{Price}[currency]", $"Invalid currency: {currency}");
        if (form.Whole($"{Price}[unit_amount]") is not { } unit
            || form.Whole("line_items[0][quantity]") is not (> 0 and < 1000 and { } quantity))
            return StripeAnswer.Invalid("parameter_invalid_integer", $"{Price}[unit_amount]", "Invalid integer");
        var total = unit * quantity;
        if (total > Largest)
            return StripeAnswer.Invalid("amount_too_large", null, "The Checkout Session's total amount must be at most 999999.99");
        if (currency is "usd" or "eur" or "jpy" && total < 50)
            return StripeAnswer.Invalid("amount_too_small", null, "The Checkout Session's total amount must convert to at least 50 cents.");
        return total % Units.Step(currency) != 0
            ? StripeAnswer.Invalid("parameter_invalid_integer", $"{Price}[unit_amount]", $"Invalid amount for {currency}")
            : null;
    }

    // Plain http is for a laptop alone.
    private static StripeAnswer? Addresses(StripeForm form) =>
        AddressNames.FirstOrDefault(name => form[name] is { } text && !IsAddress(text)) is { } bad
            ? StripeAnswer.Invalid("url_invalid", bad, "Not a valid URL")
            : null;

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private static StripeAnswer? Expiry(StripeForm form, DateTimeOffset now)
    {
        if (form["expires_at"] is null)
            return null;
        var after = form.Whole("expires_at") - now.ToUnixTimeSeconds();
        return after is >= 30 * 60 and <= 24 * 3600
            ? null
            : StripeAnswer.Invalid(
                "parameter_invalid", "expires_at", "The `expires_at` timestamp must be between 30 minutes and 24 hours from now.");
    }

    private static StripeAnswer? Metadata(StripeForm form) =>
        form["client_reference_id"] is { Length: > 200 }
        || MetadataNames.Select(form.Map).Any(map =>
            map.Count > 50 || map.Any(pair => pair.Key.Length is 0 or > 40 || pair.Value.Length > 500))
            ? StripeAnswer.Invalid("parameter_invalid", "metadata", "Metadata is too large")
            : null;

    private static StripeAnswer? OneOf(StripeForm form, string name, params string[] words) =>
        form[name] is { } word && !words.Contains(word, StringComparer.Ordinal)
            ? StripeAnswer.Invalid("parameter_invalid", name, $"Invalid {name}: must be one of {string.Join(", ", words)}")
            : null;
}
