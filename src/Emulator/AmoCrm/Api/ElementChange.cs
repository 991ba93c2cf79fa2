using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>One object of a write to a list: checked first, then applied. Members left out do not change.</summary>
internal sealed class ElementChange
{
    private static readonly string[] Permitted =
        ["id", "name", "custom_fields_values", "request_id", "currency_id", "created_by", "updated_by", "created_at", "updated_at"];

    private readonly EmulatedAccount account;
    private readonly FieldSet fields;
    private string? name;

    private ElementChange(EmulatedAccount account, FieldSet fields, JsonNode? requestId, int index)
    {
        (this.account, this.fields) = (account, fields);
        RequestId = requestId;
        ErrorId = $"{requestId ?? index}";
    }

    /// <summary>As the client gave it; null without one.</summary>
    public JsonNode? RequestId { get; }

    /// <summary>The name of this object in a list of errors: its request id, else its index.</summary>
    public string ErrorId { get; }

    /// <summary>Unix seconds; null unless the client gave them.</summary>
    public long? CreatedAt { get; private init; }

    public List<FieldChange> Changes { get; } = [];

    public FieldErrors Errors { get; } = new();

    public static ElementChange Read(EmulatedAccount account, FieldSet fields, JsonObject body, int index)
    {
        var change = new ElementChange(account, fields, body["request_id"] as JsonValue, index)
        {
            CreatedAt = body["created_at"].IsWhole(out var createdAt) ? createdAt : null,
        };
        foreach (var member in body)
            if (!Permitted.Contains(member.Key, StringComparer.Ordinal))
                change.Errors.Unexpected(member.Key);
        if (body.ContainsKey("name") && !(body["name"].IsText(out change.name!) && change.name.Length > 0))
            change.Errors.Blank("name");
        if (body["custom_fields_values"] is JsonArray entries)
            change.ReadFields(entries);
        else if (body["custom_fields_values"] is not null)
            change.Errors.WrongType("custom_fields_values", "array");
        return change;
    }

    public void Apply(EmulatedElement element, long now)
    {
        if (!string.IsNullOrEmpty(name))
            element.Name = name;
        var entries = element.Fields?.DeepClone().AsArray() ?? [];
        foreach (var change in Changes)
        {
            var at = entries.ToList().FindIndex(entry => entry?["field_id"].IsWhole(out var id) == true && id == change.Field.Id);
            if (at >= 0 && change.Values is null)
                entries.RemoveAt(at);
            else if (at >= 0)
                entries[at] = FieldSet.Entry(change.Field, change.Values!.DeepClone().AsArray());
            else if (change.Values is not null)
                entries.Add(FieldSet.Entry(change.Field, change.Values.DeepClone().AsArray()));
        }

        element.Fields = entries;
        element.UpdatedAt = now;
        element.Writes++;
    }

    private void ReadFields(JsonArray entries)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            var path = $"custom_fields_values.{i}";
            if (entries[i] is not JsonObject entry)
                Errors.WrongType(path, "object");
            else if (Find(entry, path) is { } field)
                ReadValues(field, entry, $"{path}.values");
        }
    }

    /// <summary>Finds a field of the list by its id or code.</summary>
    private FieldDefinition? Find(JsonObject entry, string path)
    {
        var byId = entry["field_id"].IsWhole(out var id);
        var field = byId ? fields.ById(id) : entry["field_code"].IsText(out var code) ? fields.ByCode(code) : null;
        if (field is null)
            Errors.NotAChoice($"{path}.{(byId || !entry.ContainsKey("field_code") ? "field_id" : "field_code")}");
        return field;
    }

    private void ReadValues(FieldDefinition field, JsonObject entry, string path)
    {
        if (entry["values"] is JsonArray { Count: > 0 } raw)
            Changes.Add(new FieldChange(field, FieldValues.Read(account, fields, field, raw, path, Errors)));
        else if (!entry.ContainsKey("values") || entry["values"] is not null || field.Required)
            Errors.Blank(path);
        else
            Changes.Add(new FieldChange(field, null));
    }
}

/// <summary>A field and its new values; null clears it.</summary>
internal sealed record FieldChange(FieldDefinition Field, JsonArray? Values);
