using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>A requested note: a documented type, with the params that the type requires.</summary>
internal sealed class NoteDraft(string entity, long entityId, string noteType, JsonObject parameters, JsonNode requestId)
{
    private static readonly Dictionary<string, string[]> Demands = new(StringComparer.Ordinal)
    {
        ["common"] = ["text"],
        ["service_message"] = ["service", "text"],
        ["extended_service_message"] = ["service", "text"],
    };

    private static readonly string[] Permitted =
    [
        "entity_id",
        "note_type",
        "created_by",
        "updated_by",
        "created_at",
        "updated_at",
        "responsible_user_id",
        "group_id",
        "params",
        "request_id",
        "is_need_to_trigger_digital_pipeline",
    ];

    public JsonNode RequestId => requestId;

    public FieldErrors Errors { get; } = new();

    /// <summary>The user in whose name it is written, 0 for the robot; null for the token's own user.</summary>
    private long? CreatedBy { get; init; }

    private long? ResponsibleUserId { get; init; }

    public static NoteDraft Read(EmulatedAccount account, string entity, long? ofAddress, JsonObject body, int index)
    {
        var named = body["entity_id"].IsWhole(out var id);
        body["note_type"].IsText(out var type);
        var parameters = body["params"] as JsonObject;
        var requestId = body["request_id"] is JsonValue given ? given : JsonValue.Create($"{index}");
        var draft = new NoteDraft(entity, ofAddress ?? id, type, parameters?.DeepClone().AsObject() ?? [], requestId)
        {
            CreatedBy = body["created_by"].IsWhole(out var by) ? by : null,
            ResponsibleUserId = body["responsible_user_id"].IsWhole(out var responsible) ? responsible : null,
        };

        foreach (var member in body.Where(member => !Permitted.Contains(member.Key, StringComparer.Ordinal)))
            draft.Errors.Unexpected(member.Key);
        if (ofAddress is null && !named)
            draft.Errors.Blank("entity_id");
        else if (!account.Has(entity, ofAddress ?? id))
            draft.Errors.NotAChoice("entity_id");
        draft.CheckParameters(type, parameters);
        return draft;
    }

    public EmulatedNote ToNote(EmulatedAccount account, long now)
    {
        var admin = account.Admin.Id;
        return new(account.NextId(), entity, entityId, noteType, parameters, now, CreatedBy ?? admin, ResponsibleUserId ?? admin);
    }

    private void CheckParameters(string type, JsonObject? given)
    {
        if (!Demands.TryGetValue(type, out var demanded))
        {
            if (type.Length == 0)
                Errors.Blank("note_type");
            else
                Errors.NotAChoice("note_type");
            return;
        }

        foreach (var name in demanded)
            if (given is null || !given[name].IsText(out var text) || text.Length == 0)
                Errors.Blank($"params.{name}");
    }
}
