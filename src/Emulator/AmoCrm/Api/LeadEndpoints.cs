using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>Deals, which amoCRM's API calls leads. Each is in the first stage of the main pipeline.</summary>
internal static class LeadEndpoints
{
    private const long MainPipeline = 7100001;
    private const long FirstStage = 7100011;

    public static void MapLeads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/leads", List).WithFaults("amocrm.leads");
        api.MapGet("/leads/{id:long}", Single).WithFaults("amocrm.leads");
    }

    private static IResult List(HttpContext context)
    {
        if (Paging.Read(context.Request, 50) is not { } paging)
            return Responses.Invalid("Invalid page or limit");
        var account = context.Account();
        var wanted = context.Request.Query.Values("filter[id]");
        var query = (string?)context.Request.Query["query"];
        var with = context.Request.With();
        lock (account.Gate)
            return paging.Show(context, "leads",
            [
                .. account.Leads.Values
                    .Where(lead => wanted.Admits(lead.Id))
                    .Where(lead => query is null || lead.Name.Contains(query, StringComparison.OrdinalIgnoreCase))
                    .OrderBy(lead => lead.Id)
                    .Select(lead => Json(account, lead, with)),
            ]);
    }

    private static IResult Single(HttpContext context, long id)
    {
        var account = context.Account();
        lock (account.Gate)
            return account.Leads.TryGetValue(id, out var lead)
                ? Responses.Hal(Json(account, lead, context.Request.With()))
                : Responses.Empty();
    }

    private static JsonObject Json(EmulatedAccount account, EmulatedLead lead, HashSet<string> with) => new()
    {
        ["id"] = lead.Id,
        ["name"] = lead.Name,
        ["price"] = 0,
        ["responsible_user_id"] = account.Admin.Id,
        ["group_id"] = 0,
        ["status_id"] = FirstStage,
        ["pipeline_id"] = MainPipeline,
        ["loss_reason_id"] = null,
        ["created_by"] = account.Admin.Id,
        ["updated_by"] = account.Admin.Id,
        ["created_at"] = lead.CreatedAt,
        ["updated_at"] = lead.CreatedAt,
        ["closed_at"] = null,
        ["closest_task_at"] = null,
        ["is_deleted"] = false,
        ["custom_fields_values"] = null,
        ["score"] = null,
        ["account_id"] = account.Id,
        ["labor_cost"] = null,
        ["_links"] = Self(account, $"leads/{lead.Id}"),
        ["_embedded"] = Embedded(account, lead, with),
    };

    private static JsonObject Embedded(EmulatedAccount account, EmulatedLead lead, HashSet<string> with)
    {
        var embedded = new JsonObject { ["tags"] = new JsonArray(), ["companies"] = new JsonArray() };
        if (with.Contains("contacts"))
            embedded["contacts"] = new JsonArray([.. account.ContactsOf(lead.Id).Select((id, index) => (JsonNode)new JsonObject
            {
                ["id"] = id,
                ["is_main"] = index == 0,
                ["_links"] = Self(account, $"contacts/{id}"),
            })]);
        if (with.Contains("catalog_elements"))
            embedded["catalog_elements"] = new JsonArray([.. account.ElementsOf(lead.Id).Select(element => (JsonNode)new JsonObject
            {
                ["id"] = element.Id,
                ["metadata"] = new JsonObject { ["quantity"] = 1, ["catalog_id"] = element.CatalogId },
                ["_links"] = Self(account, $"catalogs/{element.CatalogId}/elements/{element.Id}"),
            })]);
        return embedded;
    }

    private static JsonObject Self(EmulatedAccount account, string path) =>
        new() { ["self"] = new JsonObject { ["href"] = $"https://{account.Host}/api/v4/{path}" } };
}
