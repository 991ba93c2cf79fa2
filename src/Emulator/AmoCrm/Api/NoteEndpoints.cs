using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

internal static class NoteEndpoints
{
    private const int MostAtOnce = 250;

    public static void MapNotes(this IEndpointRouteBuilder api)
    {
        api.MapPost("/{entity:regex(^(leads|contacts|companies)$)}/{id:long}/notes", AddToAsync).WithFaults("amocrm.notes");
        api.MapPost("/{entity:regex(^(leads|contacts|companies)$)}/notes", AddAsync).WithFaults("amocrm.notes");
        api.MapGet("/{entity:regex(^(leads|contacts|companies)$)}/{id:long}/notes", List).WithFaults("amocrm.notes");
    }

    private static Task<IResult> AddToAsync(HttpContext context, string entity, long id, TimeProvider clock) =>
        AddAllAsync(context, entity, id, clock);

    private static Task<IResult> AddAsync(HttpContext context, string entity, TimeProvider clock) =>
        AddAllAsync(context, entity, null, clock);

    private static async Task<IResult> AddAllAsync(HttpContext context, string entity, long? entityId, TimeProvider clock)
    {
        if (
            await JsonBody.ReadAsync(context.Request) is not JsonArray { Count: > 0 and <= MostAtOnce } body
            || !body.All(one => one is JsonObject)
        )
            return Responses.Invalid("Request body must be a JSON array of 1 to 250 objects");

        var account = context.Account();
        lock (account.Gate)
        {
            var drafts = body.Select((one, index) => NoteDraft.Read(account, entity, entityId, one!.AsObject(), index)).ToArray();
            var failed = drafts.Where(draft => draft.Errors.Any).Select(draft => ($"{draft.RequestId}", draft.Errors)).ToArray();
            if (failed.Length > 0)
                return Responses.Invalid(failed);

            var added = new JsonArray();
            foreach (var draft in drafts)
            {
                var note = draft.ToNote(account.NextId(), clock.GetUtcNow().ToUnixTimeSeconds());
                account.Notes.Add(note);
                added.Add(new JsonObject
                {
                    ["id"] = note.Id,
                    ["entity_id"] = note.EntityId,
                    ["request_id"] = draft.RequestId.DeepClone(),
                    ["_links"] = Self(account, note),
                });
            }

            return Responses.Hal(new JsonObject
            {
                ["_links"] = new JsonObject { ["self"] = new JsonObject { ["href"] = $"https://{account.Host}{context.Request.Path}" } },
                ["_embedded"] = new JsonObject { ["notes"] = added },
            });
        }
    }

    private static IResult List(HttpContext context, string entity, long id)
    {
        if (Paging.Read(context.Request, 50) is not { } paging)
            return Responses.Invalid("Invalid page or limit");
        var account = context.Account();
        lock (account.Gate)
            return paging.Show(
                context,
                "notes",
                [
                    .. account
                        .Notes.Where(note => note.Entity == entity && note.EntityId == id)
                        .Select(note => new JsonObject
                        {
                            ["id"] = note.Id,
                            ["entity_id"] = note.EntityId,
                            ["created_by"] = 0,
                            ["created_at"] = note.CreatedAt,
                            ["note_type"] = note.NoteType,
                            ["params"] = note.Parameters.DeepClone(),
                            ["account_id"] = account.Id,
                            ["_links"] = Self(account, note),
                        }),
                ]
            );
    }

    private static JsonObject Self(EmulatedAccount account, EmulatedNote note) =>
        new() { ["self"] = new JsonObject { ["href"] = $"https://{account.Host}/api/v4/{note.Entity}/{note.EntityId}/notes/{note.Id}" } };
}

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
