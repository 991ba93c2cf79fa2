using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

/// <summary>Checks the body of Init, in the order of the bank's errors.</summary>
internal static class InitRules
{
    public static BankRefusal? Check(JsonElement body, DateTimeOffset now) =>
        Amount(body)
        ?? OrderId(body)
        ?? TextField(body, "Description", 140)
        ?? TextField(body, "CustomerKey", 36)
        ?? TextField(body, "Descriptor", 50)
        ?? OneOf(body, "PayType", ["O", "T"])
        ?? OneOf(body, "Language", ["ru", "en"])
        ?? Recurrent(body)
        ?? AddressRules.Check(body)
        ?? DueDateRules.Check(body, now)
        ?? ExtraDataRules.Check(body)
        ?? ReceiptRules.Check(body, body.Kopecks("Amount")!.Value);

    public static BankRefusal? Amount(JsonElement body) => body.Kopecks("Amount") switch
    {
        null when !body.Has("Amount") => BankRefusal.Field("Amount", "обязательно."),
        null => BankRefusal.Malformed("Amount должен быть целым числом копеек."),
        < 1 => new BankRefusal("251", "Неверная сумма. Сумма должна быть больше или равна 1 копеек.", string.Empty),
        > 9_999_999_999 => BankRefusal.Field("Amount", "не более 10 знаков."),
        _ => null,
    };

    private static BankRefusal? OrderId(JsonElement body) => body.Text("OrderId") switch
    {
        null or "" => BankRefusal.Field("OrderId", "обязательная строка."),
        { Length: > 36 } => BankRefusal.Field("OrderId", "не более 36 символов."),
        _ => null,
    };

    private static BankRefusal? TextField(JsonElement body, string name, int longest) => body.Member(name) switch
    {
        null => null,
        { } value when value.Decoded() is not { } text || text.Length > longest => BankRefusal.Field(name, $"строка не длиннее {longest}."),
        _ => null,
    };

    private static BankRefusal? OneOf(JsonElement body, string name, string[] words) =>
        body.Has(name) && !words.Contains(body.Text(name), StringComparer.Ordinal)
            ? BankRefusal.Field(name, $"одно из: {string.Join(", ", words)}.")
            : null;

    private static BankRefusal? Recurrent(JsonElement body) =>
        OneOf(body, "Recurrent", ["Y"])
        ?? (body.Has("Recurrent") && !body.Has("CustomerKey") ? BankRefusal.Field("CustomerKey", "обязательно при Recurrent=Y.") : null);
}

/// <summary>Checks the merchant's addresses. On loopback any scheme and port is accepted, for use on a laptop.</summary>
internal static class AddressRules
{
    public static BankRefusal? Check(JsonElement body) =>
        Address(body, "SuccessURL")
        ?? Address(body, "FailURL")
        ?? Address(body, "NotificationURL")
        ?? StandardPort(body, "NotificationURL");

    private static BankRefusal? Address(JsonElement body, string name)
    {
        if (!body.Has(name))
        {
            return null;
        }

        return body.Text(name) is { Length: <= 250 } text && Uri.TryCreate(text, UriKind.Absolute, out var address) && Allowed(address)
            ? null
            : BankRefusal.Field(name, "полный https-адрес не длиннее 250.");
    }

    private static bool Allowed(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private static BankRefusal? StandardPort(JsonElement body, string name) =>
        Uri.TryCreate(body.Text(name), UriKind.Absolute, out var address) && address is { IsLoopback: false, Port: not 443 }
            ? BankRefusal.Field(name, "только порт 443.")
            : null;
}

/// <summary>Checks the expiry of the payment: whole seconds, a numeric offset, one minute to ninety days from now.</summary>
internal static partial class DueDateRules
{
    private const string Name = "RedirectDueDate";
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(24);

    public static BankRefusal? Check(JsonElement body, DateTimeOffset now)
    {
        if (!body.Has(Name))
        {
            return null;
        }

        return Read(body) switch
        {
            null => BankRefusal.Malformed(string.Empty),
            { } due when due < now.AddMinutes(1) || due > now.AddDays(90) => new BankRefusal(
                "12",
                "Неверный параметр RedirectDueDate.",
                string.Empty
            ),
            _ => null,
        };
    }

    public static DateTimeOffset DueAt(JsonElement body, DateTimeOffset now) => Read(body) ?? now + DefaultLifetime;

    private static DateTimeOffset? Read(JsonElement body) =>
        body.Text(Name) is { } text
        && Shape().IsMatch(text)
        && DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due)
            ? due
            : null;

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
