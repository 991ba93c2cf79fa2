using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>A note as asked for: its type among the documented ones, with the params which that type demands.</summary>
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

    public static NoteDraft Read(EmulatedAccount account, string entity, long? ofAddress, JsonObject body, int index)
    {
        var named = body["entity_id"].IsWhole(out var id);
        body["note_type"].IsText(out var type);
        var parameters = body["params"] as JsonObject;
        var requestId = body["request_id"] is JsonValue given ? given : JsonValue.Create($"{index}");
        var draft = new NoteDraft(entity, ofAddress ?? id, type, parameters?.DeepClone().AsObject() ?? [], requestId);

        foreach (var member in body.Where(member => !Permitted.Contains(member.Key, StringComparer.Ordinal)))
            draft.Errors.Unexpected(member.Key);
        if (ofAddress is null && !named)
            draft.Errors.Blank("entity_id");
        else if (!account.Has(entity, ofAddress ?? id))
            draft.Errors.NotAChoice("entity_id");
        draft.CheckParameters(type, parameters);
        return draft;
    }

    public EmulatedNote ToNote(long id, long now) => new(id, entity, entityId, noteType, parameters, now);

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
