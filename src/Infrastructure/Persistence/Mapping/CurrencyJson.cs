using System.Text.Json;
using System.Text.Json.Serialization;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Infrastructure.Persistence.Mapping;

internal sealed class CurrencyJson : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Currency.Parse(reader.GetString()) ?? throw new JsonException("A stored currency is none.");

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
