using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>Deals, which amoCRM's API calls leads, and their pipelines.</summary>
internal static class LeadEndpoints
{
    public static void MapLeads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/leads", List).WithFaults("amocrm.leads");
        api.MapGet("/leads/{id:long}", Single).WithFaults("amocrm.leads");
        api.MapGet("/leads/pipelines", Pipelines).WithFaults("amocrm.pipelines");
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

    // Without pages: amoCRM gives them all.
    private static IResult Pipelines(HttpContext context)
    {
        var account = context.Account();
        return Responses.Hal(new JsonObject
        {
            ["_total_items"] = EmulatedPipeline.All.Count,
            ["_links"] = Self(account, "leads/pipelines"),
            ["_embedded"] = new JsonObject
            {
                ["pipelines"] = new JsonArray(
                    [.. EmulatedPipeline.All.Select((pipeline, index) => (JsonNode)Json(account, pipeline, index + 1))]),
            },
        });
    }

    private static JsonObject Json(EmulatedAccount account, EmulatedPipeline pipeline, int sort) => new()
    {
        ["id"] = pipeline.Id,
        ["name"] = pipeline.Name,
        ["sort"] = sort,
        ["is_main"] = sort == 1,
        ["is_unsorted_on"] = true,
        ["is_archive"] = false,
        ["account_id"] = account.Id,
        ["_links"] = Self(account, $"leads/pipelines/{pipeline.Id}"),
        ["_embedded"] = new JsonObject
        {
            ["statuses"] = new JsonArray([.. pipeline.Stages.Select(stage => (JsonNode)new JsonObject
            {
                ["id"] = stage.Id,
                ["name"] = stage.Name,
                ["sort"] = stage.Sort,
                ["is_editable"] = stage.Type == 0 && stage.Id > 1000,
                ["pipeline_id"] = pipeline.Id,
                ["type"] = stage.Type,
                ["account_id"] = account.Id,
                ["_links"] = Self(account, $"leads/pipelines/{pipeline.Id}/statuses/{stage.Id}"),
            })]),
        },
    };

    private static JsonObject Json(EmulatedAccount account, EmulatedLead lead, HashSet<string> with) => new()
    {
        ["id"] = lead.Id,
        ["name"] = lead.Name,
        ["price"] = 0,
        ["responsible_user_id"] = account.Admin.Id,
        ["group_id"] = 0,
        ["status_id"] = lead.Place.Stage,
        ["pipeline_id"] = lead.Place.Pipeline,
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
