using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>Lists the links between deals and invoices, from either side.</summary>
internal static class LinkEndpoints
{
    public static void MapLinks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/catalogs/{catalogId:long}/elements/{id:long}/links", OfElement).WithFaults("amocrm.links");
        api.MapGet("/leads/{id:long}/links", OfLead).WithFaults("amocrm.links");
        api.MapGet("/leads/{id:long}", Lead).WithFaults("amocrm.leads");
    }

    private static IResult OfElement(HttpContext context, long catalogId, long id)
    {
        var account = context.Account();
        var wanted = (string?)context.Request.Query["filter[to_entity_type]"];
        lock (account.Gate)
        {
            if (wanted is not (null or "leads") || account.Elements.GetValueOrDefault((catalogId, id))?.LeadId is not { } leadId)
                return Responses.Empty();
            return Links(context, [new JsonObject { ["to_entity_id"] = leadId, ["to_entity_type"] = "leads", ["metadata"] = null }]);
        }
    }

    private static IResult OfLead(HttpContext context, long id)
    {
        var account = context.Account();
        var query = context.Request.Query;
        lock (account.Gate)
        {
            JsonNode[] links = [.. account.Elements.Values
                .Where(element => element.LeadId == id)
                .Where(_ => (string?)query["filter[to_entity_type]"] is null or "catalog_elements")
                .Where(element => (string?)query["filter[to_entity_id]"] is not { } wanted || wanted == $"{element.Id}")
                .Where(element => (string?)query["filter[to_catalog_id]"] is not { } wanted || wanted == $"{element.CatalogId}")
                .Select(element => new JsonObject
                {
                    ["to_entity_id"] = element.Id,
                    ["to_entity_type"] = "catalog_elements",
                    ["metadata"] = new JsonObject { ["quantity"] = 1, ["catalog_id"] = element.CatalogId },
                })];
            return links.Length == 0 ? Responses.Empty() : Links(context, links);
        }
    }

    private static IResult Lead(HttpContext context, long id)
    {
        var account = context.Account();
        lock (account.Gate)
            return account.Leads.TryGetValue(id, out var lead)
                ? Responses.Hal(new JsonObject
                {
                    ["id"] = lead.Id,
                    ["name"] = lead.Name,
                    ["price"] = 0,
                    ["responsible_user_id"] = account.Admin.Id,
                    ["is_deleted"] = false,
                    ["account_id"] = account.Id,
                    ["_links"] = Self(context),
                })
                : Responses.Empty();
    }

    private static IResult Links(HttpContext context, JsonNode[] links) => Responses.Hal(new JsonObject
    {
        ["_total_items"] = links.Length,
        ["_links"] = Self(context),
        ["_embedded"] = new JsonObject { ["links"] = new JsonArray(links) },
    });

    private static JsonObject Self(HttpContext context) =>
        new() { ["self"] = new JsonObject { ["href"] = $"https://{context.Account().Host}{context.Request.Path}" } };
}
