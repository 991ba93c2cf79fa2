using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.AmoCrm.State;

/// <summary>The fields of one list; makes the entries of custom_fields_values in their wire shape.</summary>
internal sealed class FieldSet(bool withEnumCodes, params FieldDefinition[] all)
{
    public IReadOnlyList<FieldDefinition> All { get; } = all;

    public FieldDefinition? ByCode(string code) => All.FirstOrDefault(field => field.Code == code);

    public FieldDefinition? ById(long id) => All.FirstOrDefault(field => field.Id == id);

    /// <summary>An entry whose values are plain: each becomes {"value": …}.</summary>
    public JsonObject Entry(string code, params JsonNode?[] values) =>
        Entry(ByCode(code)!, new JsonArray([.. values.Select(value => (JsonNode)new JsonObject { ["value"] = value })]));

    public JsonObject Chosen(string code, long enumId)
    {
        var field = ByCode(code)!;
        return Entry(field, new JsonArray(Choice(field.Enums.First(choice => choice.Id == enumId))));
    }

    public static JsonObject Entry(FieldDefinition field, JsonArray? values) => new()
    {
        ["field_id"] = field.Id,
        ["field_name"] = field.Name,
        ["field_code"] = field.Code,
        ["field_type"] = field.Type,
        ["values"] = values,
    };

    /// <summary>Accounts from before June 2022 know no enum_code at all, not even null.</summary>
    public JsonObject Choice(FieldEnum choice)
    {
        var value = new JsonObject { ["value"] = choice.Value, ["enum_id"] = choice.Id };
        if (withEnumCodes)
            value["enum_code"] = choice.Code;
        return value;
    }
}
