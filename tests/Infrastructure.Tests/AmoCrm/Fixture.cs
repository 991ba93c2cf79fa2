using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

/// <summary>The recorded shapes of invoices, and how they read.</summary>
internal static class Fixture
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static string Text(string name)
    {
        using var stream = typeof(Fixture).Assembly.GetManifestResourceStream($"{typeof(Fixture).Namespace}.Fixtures.{name}.json")
            ?? throw new InvalidOperationException($"There is no fixture {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static Invoice Read(string name) => Of(Text(name));

    public static Invoice Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return InvoiceReader.Read(document.RootElement, new InvoiceId(918273), Moscow, null, Now);
    }

    /// <summary>An invoice with one field, whose value is as given.</summary>
    public static Invoice WithField(string code, string type, string valueJson) => Of(
        $$"""{"custom_fields_values":[{"field_code":"{{code}}","field_type":"{{type}}","values":[{"value":{{valueJson}}}]}]}""");

    /// <summary>The only line of an invoice whose line is sound but for the member given.</summary>
    public static InvoiceLine LineWith(string member, string valueJson)
    {
        var line = new JsonObject
        {
            ["description"] = "Стул",
            ["unit_price"] = 100,
            ["quantity"] = 2,
            ["vat_rate_value"] = 20,
            ["total_sum"] = 200,
        };
        line[member] = JsonNode.Parse(valueJson);
        return WithField("ITEMS", "items", line.ToJsonString()).Lines.ShouldHaveSingleItem();
    }
}
