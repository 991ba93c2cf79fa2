using System.Text.Json.Serialization;

namespace CleanAcquiring.Infrastructure.AmoCrm.Wire;

/// <summary>
/// Body of <c>PATCH /api/v4/catalogs/{list}/elements/{id}</c>. Price and lines are never part of it: writing lines replaces
/// them all.
/// </summary>
internal sealed record ElementPatch(IReadOnlyList<FieldWrite> CustomFieldsValues, string RequestId)
{
    /// <summary>Documented as mandatory, in practice not: sent only where it was demanded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }
}
