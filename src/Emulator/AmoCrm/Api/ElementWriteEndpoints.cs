using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

internal static class ElementWriteEndpoints
{
    private const int MostAtOnce = 250;

    public static void MapElementWrites(this IEndpointRouteBuilder api)
    {
        api.MapPatch("/catalogs/{catalogId:long}/elements/{id:long}", PatchOneAsync).WithFaults("amocrm.elements.patch");
        api.MapPatch("/catalogs/{catalogId:long}/elements", PatchManyAsync).WithFaults("amocrm.elements.patch");
        api.MapPost("/catalogs/{catalogId:long}/elements", CreateAsync).WithFaults("amocrm.elements.post");
    }

    private static async Task<IResult> PatchOneAsync(HttpContext context, long catalogId, long id, TimeProvider clock)
    {
        if (await JsonBody.ReadAsync(context.Request) is not JsonObject body)
            return Responses.Invalid("Request body must be a JSON object");
        if (body.ContainsKey("id") && !(body["id"].IsWhole(out var named) && named == id))
            return Responses.Invalid("id does not match the address");
        return Write(context.Account(), catalogId, [(body, id)], clock, batch: false);
    }

    private static async Task<IResult> PatchManyAsync(HttpContext context, long catalogId, TimeProvider clock)
    {
        if (await JsonBody.ReadAsync(context.Request) is not JsonArray { Count: > 0 and <= MostAtOnce } body)
            return Responses.Invalid("Request body must be a JSON array of 1 to 250 objects");
        if (!body.All(one => one is JsonObject && one["id"].IsWhole(out _)))
            return Responses.Invalid("Every object must carry its id");
        return Write(
            context.Account(),
            catalogId,
            [.. body.Select(one => (one!.AsObject(), one["id"]!.GetValue<long>()))],
            clock,
            batch: true
        );
    }

    private static async Task<IResult> CreateAsync(HttpContext context, long catalogId, TimeProvider clock, EmulatorAddress address)
    {
        if (
            await JsonBody.ReadAsync(context.Request) is not JsonArray { Count: > 0 and <= MostAtOnce } body
            || !body.All(one => one is JsonObject)
        )
            return Responses.Invalid("Request body must be a JSON array of 1 to 250 objects");
        var account = context.Account();
        if (account.Catalog(catalogId) is not { } catalog)
            return Responses.Invalid("Список не найден");
        var changes = body.Select((one, index) => ElementChange.Read(account, catalog.Fields, one!.AsObject(), index)).ToArray();
        if (Refusal(changes) is { } refusal)
            return refusal;
        if (body.Any(one => one!["name"] is null) || changes.Any(change => Lacks(catalog, change)))
            return Responses.Invalid("Не заполнены обязательные поля. Код ошибки 285");

        lock (account.Gate)
        {
            var now = clock.GetUtcNow().ToUnixTimeSeconds();
            var written = new JsonArray();
            foreach (var (index, change) in changes.Index())
            {
                var element = new EmulatedElement(catalogId, account.NextId(), null, change.CreatedAt ?? now, []);
                change.Apply(element, now);
                element.Writes = 0;
                account.Add(element);
                var answer = ElementJson.Written(account, element, change.Changes, change.RequestId ?? index);
                answer["invoice_link"] = ElementJson.Link(account, element, address.PublicUrl);
                written.Add(answer);
            }

            return Responses.Hal(new JsonObject { ["_embedded"] = new JsonObject { ["elements"] = written } });
        }
    }

    private static IResult Write(
        EmulatedAccount account,
        long catalogId,
        IReadOnlyList<(JsonObject Body, long Id)> requested,
        TimeProvider clock,
        bool batch
    )
    {
        if (account.Catalog(catalogId) is not { } catalog)
            return Responses.Invalid("Список не найден");
        var changes = requested.Select((one, index) => ElementChange.Read(account, catalog.Fields, one.Body, index)).ToArray();
        if (Refusal(changes) is { } refusal)
            return refusal;

        lock (account.Gate)
        {
            var found = requested.Select(one => account.Elements.GetValueOrDefault((catalogId, one.Id))).OfType<EmulatedElement>()
                .Where(element => element is { IsDeleted: not true, ForeignAccountId: null }).ToArray();
            if (found.Length != requested.Count)
                return Responses.Invalid("Элемент не найден. Код ошибки 282");
            var now = clock.GetUtcNow().ToUnixTimeSeconds();
            var written = new JsonArray();
            foreach (var (element, change) in found.Zip(changes))
            {
                change.Apply(element, now);
                written.Add(ElementJson.Written(account, element, change.Changes, change.RequestId ?? element.Id));
            }

            return Responses.Hal(batch ? new JsonObject { ["_embedded"] = new JsonObject { ["elements"] = written } } : written[0]!);
        }
    }

    private static IResult? Refusal(IEnumerable<ElementChange> changes)
    {
        var failed = changes.Where(change => change.Errors.Any).Select(change => (change.ErrorId, change.Errors)).ToArray();
        return failed.Length > 0 ? Responses.Invalid(failed) : null;
    }

    private static bool Lacks(EmulatedCatalog catalog, ElementChange change) =>
        catalog.Fields.All.Any(field => field.Required && !change.Changes.Exists(one => one.Field == field));
}
