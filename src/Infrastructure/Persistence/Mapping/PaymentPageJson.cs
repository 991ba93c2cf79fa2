using System.Text.Json;
using System.Text.Json.Serialization;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Persistence.Mapping;

internal sealed class PaymentPageJson : JsonConverter<PaymentPage>
{
    public override PaymentPage? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        var address = new Uri(root.GetProperty("address").GetString()!);
        return root.GetProperty("kind").GetString() switch
        {
            "redirect" => new PaymentPage.Redirect(address),
            "qr" => new PaymentPage.QrLink(address),
            "form" => new PaymentPage.Form(address, root.GetProperty("fields").Deserialize<Dictionary<string, string>>() ?? []),
            var kind => throw new JsonException($"No page of kind {kind}."),
        };
    }

    public override void Write(Utf8JsonWriter writer, PaymentPage value, JsonSerializerOptions options)
    {
        var (kind, address) = value switch
        {
            PaymentPage.Redirect redirect => ("redirect", redirect.Address),
            PaymentPage.QrLink qr => ("qr", qr.Link),
            PaymentPage.Form form => ("form", form.Action),
            _ => throw new JsonException($"No kind for {value.GetType().Name}."),
        };
        writer.WriteStartObject();
        writer.WriteString("kind", kind);
        writer.WriteString("address", address.OriginalString);
        if (value is PaymentPage.Form { Fields: var fields })
        {
            writer.WritePropertyName("fields");
            JsonSerializer.Serialize(writer, fields);
        }
        writer.WriteEndObject();
    }
}
