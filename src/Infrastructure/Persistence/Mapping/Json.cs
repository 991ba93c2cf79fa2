using System.Text.Json;
using System.Text.Json.Serialization;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Mapping;

/// <summary>Values that nobody searches by stand in one text column.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new CurrencyJson(), new ReceiptContactJson(), new PaymentPageJson() },
    };

    /// <summary>Values are immutable: another value is another reference.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) => property.HasConversion(
        value => JsonSerializer.Serialize(value, Options),
        text => JsonSerializer.Deserialize<T>(text, Options)!,
        new ValueComparer<T>((left, right) => ReferenceEquals(left, right), value => value!.GetHashCode(), value => value));

    private sealed class CurrencyJson : JsonConverter<Currency>
    {
        public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Currency.Parse(reader.GetString()) ?? default;

        public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
    }

    private sealed class ReceiptContactJson : JsonConverter<ReceiptContact>
    {
        public override ReceiptContact? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReceiptContact.Parse(reader.GetString());

        public override void Write(Utf8JsonWriter writer, ReceiptContact value, JsonSerializerOptions options) => writer.WriteStringValue(value.Email ?? value.Phone);
    }
}
