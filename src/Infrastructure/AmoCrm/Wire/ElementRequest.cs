using System.Text.Json.Serialization;

namespace CleanAcquiring.Infrastructure.AmoCrm.Wire;

/// <summary>
/// Body of <c>PATCH /api/v4/catalogs/{list}/elements/{id}</c>. Price and lines are never part of it: writing lines replaces
/// them all.
/// </summary>
internal sealed record ElementRequest(IReadOnlyList<FieldWrite> CustomFieldsValues, string RequestId)
{
    /// <summary>Documented as mandatory, in practice not: sent only where amoCRM demanded it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }
}

/// <summary>One field of a PATCH, by its code; fields that are left out keep their values.</summary>
internal sealed record FieldWrite(string FieldCode, IReadOnlyList<object> Values)
{
    public static FieldWrite Choice(string field, string code) => new(field, [new { EnumCode = code }]);

    public static FieldWrite Choice(string field, long id) => new(field, [new { EnumId = id }]);

    /// <param name="field">Its code.</param>
    /// <param name="seconds">Unix seconds.</param>
    public static FieldWrite Moment(string field, long seconds) => new(field, [new { Value = seconds }]);
}
