using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

internal static class PeopleEndpoints
{
    private static readonly string[] OnRequest = ["leads", "customers", "catalog_elements"];

    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        api.MapGet("/contacts/{id:long}", (HttpContext context, long id) => Single(context, "contacts", id))
            .WithFaults("amocrm.contacts");
        api.MapGet("/companies/{id:long}", (HttpContext context, long id) => Single(context, "companies", id))
            .WithFaults("amocrm.companies");
    }

    private static IResult Single(HttpContext context, string entity, long id)
    {
        var account = context.Account();
        lock (account.Gate)
        {
            if (!account.People.TryGetValue((entity, id), out var stored))
                return Responses.Empty();
            var person = stored.DeepClone().AsObject();
            var embedded = person["_embedded"]!.DeepClone().AsObject();
            foreach (var extra in OnRequest.Except(context.Request.With(), StringComparer.Ordinal))
                embedded.Remove(extra);
            person.Remove("_embedded");
            person["account_id"] = account.Id;
            person["_links"] = new JsonObject
            {
                ["self"] = new JsonObject { ["href"] = $"https://{account.Host}/api/v4/{entity}/{id}" },
            };
            person["_embedded"] = embedded;
            return Responses.Hal(person);
        }
    }
}
