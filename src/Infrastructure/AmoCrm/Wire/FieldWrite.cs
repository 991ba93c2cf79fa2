namespace CleanAcquiring.Infrastructure.AmoCrm.Wire;

/// <summary>One field of a write, by its code; fields that are not named keep their values.</summary>
internal sealed record FieldWrite(string FieldCode, IReadOnlyList<object> Values)
{
    public static FieldWrite Choice(string field, string code) => new(field, [new { EnumCode = code }]);

    public static FieldWrite Choice(string field, long id) => new(field, [new { EnumId = id }]);

    /// <param name="field">Its code.</param>
    /// <param name="seconds">Unix seconds.</param>
    public static FieldWrite Moment(string field, long seconds) => new(field, [new { Value = seconds }]);
}
