using System.Text.Json;

namespace CleanAcquiring.Infrastructure.AmoCrm.Fields;

/// <summary>One filled field of an element or a card. Codes are the same in every account; ids and names are not.</summary>
/// <param name="Code">Nothing for a field that somebody made.</param>
/// <param name="Type">Its type: tells the new shape from the old where the code does not.</param>
/// <param name="Entries">Its values, each with what stands beside it.</param>
internal sealed record ElementField(string? Code, string? Type, IReadOnlyList<JsonElement> Entries)
{
    /// <summary>The first value.</summary>
    public JsonElement? Value => Entries.Count == 0 ? null : ValueOf(Entries[0]);

    public string? EnumCode => Beside("enum_code").AsText();

    public long? EnumId => Beside("enum_id").AsWhole();

    public bool SaysAnything =>
        Entries.Any(entry => ValueOf(entry).Says() || entry.Member("enum_id").Says() || entry.Member("enum_code").Says());

    public IEnumerable<JsonElement?> Values => Entries.Select(ValueOf);

    // In some payloads a value stands bare.
    private static JsonElement? ValueOf(JsonElement entry) => entry.ValueKind == JsonValueKind.Object ? entry.Member("value") : entry;

    private JsonElement? Beside(string name) => Entries.Count == 0 ? null : Entries[0].Member(name);
}
