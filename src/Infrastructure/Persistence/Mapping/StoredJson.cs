using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanAcquiring.Infrastructure.Persistence.Mapping;

/// <summary>Values as JSON columns: names of enums, not their numbers; readable Cyrillic.</summary>
internal static class StoredJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Cyrillic),
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new CurrencyJson(), new ContactJson() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"A stored {typeof(T).Name} is null.");

    /// <summary>An immutable value as one JSON column.</summary>
    public static ValueConverter<T, string> Conversion<T>()
        where T : class => new(value => Write(value), json => Read<T>(json));

    /// <summary>Lists are the same if their items are: one that was read again is no change. It is replaced, never changed.</summary>
    public static ValueComparer<IReadOnlyList<T>> Comparer<T>() => new(
        (left, right) => ReferenceEquals(left, right) || left!.SequenceEqual(right!), list => list.Count, list => list);
}

internal sealed class ContactJson : JsonConverter<ReceiptContact>
{
    public override ReceiptContact Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReceiptContact.Parse(reader.GetString()) ?? throw new JsonException("A stored contact is neither an e-mail nor a phone.");

    public override void Write(Utf8JsonWriter writer, ReceiptContact value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Email ?? value.Phone);
}

internal sealed class CurrencyJson : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Currency.Parse(reader.GetString()) ?? throw new JsonException("A stored currency is not known.");

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
