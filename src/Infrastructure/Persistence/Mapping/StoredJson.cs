using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanAcquiring.Infrastructure.Persistence.Mapping;

/// <summary>How values lie in JSON columns: names of enums, not their numbers; Cyrillic as it is read.</summary>
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
}
