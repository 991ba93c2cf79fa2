using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.AmoCrm.State;

/// <summary>The fields of one list. Makes the entries of custom_fields_values in JSON.</summary>
internal sealed class FieldSet(bool withEnumCodes, params FieldDefinition[] all)
{
    public IReadOnlyList<FieldDefinition> All { get; } = all;

    public FieldDefinition? ByCode(string code) => All.FirstOrDefault(field => field.Code == code);

    public FieldDefinition? ById(long id) => All.FirstOrDefault(field => field.Id == id);

    /// <summary>Makes an entry of plain values: each becomes {"value": …}.</summary>
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

    /// <summary>Makes the value of a choice. Accounts from before June 2022 have no enum_code.</summary>
    public JsonObject Choice(FieldEnum choice)
    {
        var value = new JsonObject { ["value"] = choice.Value, ["enum_id"] = choice.Id };
        if (withEnumCodes)
            value["enum_code"] = choice.Code;
        return value;
    }
}

/// <summary>A field of a list, as custom_fields describes it.</summary>
internal sealed record FieldDefinition(long Id, string Name, string? Code, string Type, params FieldEnum[] Enums)
{
    public bool Required { get; init; }
}

/// <summary>A choice of a select field. Old accounts and a seller's own choices have no code.</summary>
internal sealed record FieldEnum(long Id, string Value, string? Code);
