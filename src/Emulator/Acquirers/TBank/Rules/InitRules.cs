using System.Text.Json;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Rules;

/// <summary>What the bank demands of Init, in the order in which it complains.</summary>
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
