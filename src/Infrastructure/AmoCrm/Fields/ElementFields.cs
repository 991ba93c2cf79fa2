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

    /// <summary>The field of this code that says something; else a field of this type that has no code.</summary>
    public ElementField? Find(string code, string? orType = null) =>
        all.Find(field => field.Code == code && field.SaysAnything)
        ?? (orType is null ? null : all.Find(field => field.Code is null && field.Type == orType && field.SaysAnything));
}
