using System.Text.Json;

namespace CleanAcquiring.Infrastructure.AmoCrm.Fields;

/// <summary>
/// The filled fields of an element or a card; any of them may be missing, since sellers may delete even the system's own.
/// </summary>
internal sealed class ElementFields
{
    private readonly List<ElementField> all;

    private ElementFields(List<ElementField> all) => this.all = all;

    public static ElementFields Of(JsonElement element) =>
        new([
            .. element
                .Member("custom_fields_values")
                .Items()
                .Select(entry => new ElementField(
                    (entry.Member("field_code") ?? entry.Member("code")).AsText(),
                    entry.Member("field_type").AsText(),
                    [.. entry.Member("values").Items()]
                )),
        ]);

    /// <summary>The filled field of this code; else the filled field of this type without a code.</summary>
    public ElementField? Find(string code, string? orType = null) =>
        all.Find(field => field.Code == code && field.HasValue)
        ?? (orType is null ? null : all.Find(field => field.Code is null && field.Type == orType && field.HasValue));
}

/// <summary>One filled field of an element or a card. Codes are the same in every account; ids and names are not.</summary>
/// <param name="Code">Null for a field that a seller made.</param>
/// <param name="Type">Finds the field where the code is missing.</param>
/// <param name="Entries">Its values, each with the members beside it.</param>
internal sealed record ElementField(string? Code, string? Type, IReadOnlyList<JsonElement> Entries)
{
    /// <summary>The first value.</summary>
    public JsonElement? Value => Entries.Count == 0 ? null : ValueOf(Entries[0]);

    public string? EnumCode => Beside("enum_code").AsText();

    public long? EnumId => Beside("enum_id").AsWhole();

    public bool HasValue =>
        Entries.Any(entry => ValueOf(entry).Says() || entry.Member("enum_id").Says() || entry.Member("enum_code").Says());

    public IEnumerable<JsonElement?> Values => Entries.Select(ValueOf);

    // In some payloads a value is not wrapped.
    private static JsonElement? ValueOf(JsonElement entry) => entry.ValueKind == JsonValueKind.Object ? entry.Member("value") : entry;

    private JsonElement? Beside(string name) => Entries.Count == 0 ? null : Entries[0].Member(name);
}
