using System.Text.Json;
using System.Text.Json.Serialization;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Infrastructure.Persistence.Mapping;

internal sealed class ContactJson : JsonConverter<ReceiptContact>
{
    public override ReceiptContact Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReceiptContact.Parse(reader.GetString()) ?? throw new JsonException("A stored contact is none.");

    public override void Write(Utf8JsonWriter writer, ReceiptContact value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Email ?? value.Phone);
}
