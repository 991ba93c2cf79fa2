using System.Globalization;
using System.Text.Json;

namespace CleanAcquiring.Emulator.Acquirers.Robokassa.Api;

/// <summary>Checks a payment form as strictly as Robokassa does. The codes are shown to the payer, the shop is not told.</summary>
internal static class FormRules
{
    private const int MostItems = 100;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);
    private static readonly string[] Taxes =
        ["none", "vat0", "vat5", "vat7", "vat10", "vat20", "vat22", "vat105", "vat107", "vat110", "vat120", "vat122"];

    /// <summary>The code of the error page; null for a good form.</summary>
    public static int? Check(IReadOnlyDictionary<string, string> form, DemoShop? shop, DateTimeOffset now)
    {
        if (shop is null)
            return 26;
        if (shop.Behavior is AcquirerBehavior.Declines)
            return 25;
        var isTest = form.GetValueOrDefault("IsTest") == "1";
        if (!ShopSigning.IsSame(
            form.GetValueOrDefault("SignatureValue"), ShopSigning.OfForm(form, isTest ? shop.TestPassword1 : shop.Password1)))
            return 29;
        if (!long.TryParse(form.GetValueOrDefault("InvId"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number <= 0
            || form.GetValueOrDefault("Description") is not { Length: > 0 and <= 100 })
            return 30;
        if (!decimal.TryParse(
                form.GetValueOrDefault("OutSum"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sum)
            || sum <= 0m || decimal.Round(sum, 2) != sum)
            return 31;
        if (form.GetValueOrDefault("ExpirationDate") is { } date && !IsSoon(date, now))
            return 33;
        if (form.GetValueOrDefault("StepByStep") == "true" && form.GetValueOrDefault("PaymentMethods") == "SBP")
            return 64;
        return form.GetValueOrDefault("Receipt") is { } receipt && !IsReceipt(receipt, sum) ? 30 : null;
    }

    /// <summary>True for a receipt, percent-encoded once, whose lines sum to the amount.</summary>
    public static bool IsReceipt(string encoded, decimal sum)
    {
        try
        {
            using var document = JsonDocument.Parse(Uri.UnescapeDataString(encoded));
            var items = document.RootElement.GetProperty("items").EnumerateArray().ToList();
            return encoded.StartsWith("%7B", StringComparison.Ordinal)
                && items.Count is > 0 and <= MostItems
                && items.TrueForAll(IsItem)
                && items.Sum(item => item.GetProperty("sum").GetDecimal()) == sum;
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static bool IsItem(JsonElement item) =>
        item.GetProperty("name").GetString() is { Length: > 0 and <= 128 }
        && item.GetProperty("quantity").GetDecimal() is >= 0.001m and <= 99_999.999m
        && Taxes.Contains(item.GetProperty("tax").GetString())
        && item.GetProperty("payment_method").GetString() is { Length: > 0 }
        && item.GetProperty("payment_object").GetString() is { Length: > 0 };

    private static bool IsSoon(string text, DateTimeOffset now) =>
        DateTime.TryParseExact(text, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
        && new DateTimeOffset(local, Moscow) is var date && date > now && date <= now + Longest;
}
