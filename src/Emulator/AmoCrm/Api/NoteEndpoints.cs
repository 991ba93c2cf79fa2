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
        api.MapGet("/{entity:regex(^(leads|contacts|companies)$)}/{id:long}/notes/{noteId:long}", Single).WithFaults("amocrm.notes");
        api.MapGet("/{entity:regex(^(leads|contacts|companies)$)}/notes", ListAll).WithFaults("amocrm.notes");
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
                var note = draft.ToNote(account, clock.GetUtcNow().ToUnixTimeSeconds());
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

    private static IResult List(HttpContext context, string entity, long id) =>
        Show(context, note => note.Entity == entity && note.EntityId == id);

    private static IResult ListAll(HttpContext context, string entity) => Show(context, note => note.Entity == entity);

    private static IResult Show(HttpContext context, Func<EmulatedNote, bool> isOfPlace)
    {
        if (Paging.Read(context.Request, 50) is not { } paging)
            return Responses.Invalid("Invalid page or limit");
        var account = context.Account();
        var query = context.Request.Query;
        var (ids, types) = (query.Values("filter[id]"), query.Values("filter[note_type]"));
        lock (account.Gate)
        {
            var found = account.Notes.Where(isOfPlace)
                .Where(note => ids.Admits(note.Id) && types.Admits(note.NoteType) && query.IsWithin("filter[updated_at]", note.CreatedAt));
            return paging.Show(context, "notes", [.. Ordered(found, query).Select(note => Json(account, note))]);
        }
    }

    // A note is never changed here, so its last change is its creation.
    private static IEnumerable<EmulatedNote> Ordered(IEnumerable<EmulatedNote> notes, IQueryCollection query) =>
        ((string?)query["order[id]"], (string?)query["order[updated_at]"]) switch
        {
            ("desc", _) => notes.OrderByDescending(note => note.Id),
            (null, "desc") => notes.OrderByDescending(note => note.CreatedAt).ThenByDescending(note => note.Id),
            (null, "asc") => notes.OrderBy(note => note.CreatedAt).ThenBy(note => note.Id),
            _ => notes.OrderBy(note => note.Id),
        };

    private static IResult Single(HttpContext context, string entity, long id, long noteId)
    {
        var account = context.Account();
        lock (account.Gate)
            return account.Notes.Find(note => note.Id == noteId && note.Entity == entity && note.EntityId == id) is { } found
                ? Responses.Hal(Json(account, found))
                : Responses.Empty();
    }

    private static JsonObject Json(EmulatedAccount account, EmulatedNote note) => new()
    {
        ["id"] = note.Id,
        ["entity_id"] = note.EntityId,
        ["created_by"] = note.CreatedBy,
        ["updated_by"] = note.CreatedBy,
        ["created_at"] = note.CreatedAt,
        ["updated_at"] = note.CreatedAt,
        ["responsible_user_id"] = note.ResponsibleUserId,
        ["group_id"] = 0,
        ["note_type"] = note.NoteType,
        ["params"] = note.Parameters.DeepClone(),
        ["account_id"] = account.Id,
        ["_links"] = Self(account, note),
    };

    private static JsonObject Self(EmulatedAccount account, EmulatedNote note) =>
        new() { ["self"] = new JsonObject { ["href"] = $"https://{account.Host}/api/v4/{note.Entity}/{note.EntityId}/notes/{note.Id}" } };
}
