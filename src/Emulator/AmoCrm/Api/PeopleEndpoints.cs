using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>Contacts and companies.</summary>
internal static class PeopleEndpoints
{
    private static readonly string[] OnRequest = ["leads", "customers", "catalog_elements"];

    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        foreach (var entity in (string[])["contacts", "companies"])
        {
            api.MapGet($"/{entity}", (HttpContext context) => List(context, entity)).WithFaults($"amocrm.{entity}");
            api.MapGet($"/{entity}/{{id:long}}", (HttpContext context, long id) => Single(context, entity, id))
                .WithFaults($"amocrm.{entity}");
        }
    }

    private static IResult List(HttpContext context, string entity)
    {
        if (Paging.Read(context.Request, 50) is not { } paging)
            return Responses.Invalid("Invalid page or limit");
        var account = context.Account();
        var wanted = context.Request.Query.Values("filter[id]");
        var query = (string?)context.Request.Query["query"];
        lock (account.Gate)
            return paging.Show(context, entity,
            [
                .. account.People
                    .Where(person => person.Key.Entity == entity && wanted.Admits(person.Key.Id))
                    .Where(person => query is null || Responses.Text(person.Value).Contains(query, StringComparison.Ordinal))
                    .OrderBy(person => person.Key.Id)
                    .Select(person => Json(context, account, entity, person.Key.Id, person.Value)),
            ]);
    }

    private static IResult Single(HttpContext context, string entity, long id)
    {
        var account = context.Account();
        lock (account.Gate)
            return account.People.TryGetValue((entity, id), out var stored)
                ? Responses.Hal(Json(context, account, entity, id, stored))
                : Responses.Empty();
    }

    private static JsonObject Json(HttpContext context, EmulatedAccount account, string entity, long id, JsonObject stored)
    {
        var person = stored.DeepClone().AsObject();
        var embedded = person["_embedded"]!.DeepClone().AsObject();
        foreach (var extra in OnRequest.Except(context.Request.With(), StringComparer.Ordinal))
            embedded.Remove(extra);
        person.Remove("_embedded");
        person["account_id"] = account.Id;
        person["_links"] = new JsonObject { ["self"] = new JsonObject { ["href"] = $"https://{account.Host}/api/v4/{entity}/{id}" } };
        person["_embedded"] = embedded;
        return person;
    }
}
