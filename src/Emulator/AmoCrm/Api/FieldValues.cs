using System.Globalization;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>Reads the values of a written field by its type, in the shape in which they are stored and returned.</summary>
internal static class FieldValues
{
    // The last second that fits 32 bits unsigned, so that milliseconds are refused.
    private const long LastSecond = uint.MaxValue;
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static JsonArray Read(
        EmulatedAccount account,
        FieldSet fields,
        FieldDefinition field,
        JsonArray raw,
        string path,
        FieldErrors errors
    )
    {
        var read = new JsonArray();
        for (var i = 0; i < raw.Count; i++)
        {
            var at = $"{path}.{i}";
            if (raw[i] is not JsonObject holder)
                errors.WrongType(at, "object");
            else if (field.Type == "select")
                read.Add(Chosen(fields, field, holder, at, errors));
            else
                read.Add(new JsonObject { ["value"] = Plain(account, field.Type, holder["value"], $"{at}.value", errors) });
        }

        if (raw.Count > 1 && field.Type != "items")
            errors.WrongType(path, "array with one element");
        return read;
    }

    /// <summary>Finds a choice by enum_id, enum_code or value, which must agree.</summary>
    private static JsonObject? Chosen(FieldSet fields, FieldDefinition field, JsonObject holder, string path, FieldErrors errors)
    {
        IEnumerable<FieldEnum> left = field.Enums;
        var named = "value";
        foreach (var key in new[] { "value", "enum_code", "enum_id" })
        {
            if (holder[key] is null)
                continue;
            named = key;
            left = left.Where(choice => key switch
            {
                "enum_id" => holder[key].IsWhole(out var id) && choice.Id == id,
                "enum_code" => holder[key].IsText(out var code) && choice.Code == code,
                _ => holder[key].IsText(out var value) && choice.Value == value,
            }).ToArray();
        }

        if (
            !holder.Any(member => member.Key is "value" or "enum_code" or "enum_id" && member.Value is not null)
            || left.FirstOrDefault() is not { } chosen
        )
        {
            errors.NotAChoice($"{path}.{named}");
            return null;
        }

        return fields.Choice(chosen);
    }

    private static JsonNode? Plain(EmulatedAccount account, string type, JsonNode? value, string path, FieldErrors errors)
    {
        switch (type)
        {
            case "numeric" or "price":
                if (value is JsonValue && decimal.TryParse($"{value}", Number, CultureInfo.InvariantCulture, out _))
                    return $"{value}";
                errors.WrongType(path, "numeric");
                return null;
            case "date_time" or "date":
                if (value.IsWhole(out var seconds) && seconds is >= 0 and <= LastSecond)
                    return seconds;
                if (value.IsText(out var text) && text.Contains('T', StringComparison.Ordinal)
                    && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
                    return moment.ToUnixTimeSeconds();
                errors.WrongType(path, "timestamp or RFC 3339 date");
                return null;
            case "supplier":
                if (value is JsonObject supplier && supplier["entity_id"].IsWhole(out var id))
                    return new JsonObject { ["entity_id"] = id };
                errors.WrongType($"{path}.entity_id", "int");
                return null;
            case "payer" or "linked_entity" or "legal_entity" or "items":
                if (value is JsonObject whole)
                    return type == "items" ? InvoiceValues.Line(whole, path, errors) : InvoiceValues.Party(account, whole, path, errors);
                errors.WrongType(path, "object");
                return null;
            default:
                if (value is JsonValue)
                    return $"{value}";
                errors.WrongType(path, "string");
                return null;
        }
    }
}

/// <summary>The validation errors of one object of a request.</summary>
internal sealed class FieldErrors
{
    private readonly List<(string Code, string Path, string Detail)> found = [];

    public bool Any => found.Count > 0;

    public void NotAChoice(string path) => found.Add(("NotSupportedChoice", path, "The value you selected is not a valid choice."));

    public void WrongType(string path, string expected) => found.Add(("InvalidType", path, $"This value should be of type {expected}."));

    public void Blank(string path) => found.Add(("NotBlank", path, "This value should not be blank."));

    public void Unexpected(string path) => found.Add(("NotExpectedField", path, "This field was not expected."));

    public JsonArray ToJson() => [.. found.Select(error => (JsonNode)new JsonObject
    {
        ["code"] = error.Code,
        ["path"] = error.Path,
        ["detail"] = error.Detail,
    })];
}
