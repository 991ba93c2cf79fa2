using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>Links between deals and elements of lists, from either side. An element has one deal at most, as an invoice has.</summary>
internal static class LinkEndpoints
{
    public static void MapLinks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/catalogs/{catalogId:long}/elements/{id:long}/links", OfElement).WithFaults("amocrm.links");
        api.MapGet("/leads/{id:long}/links", OfLead).WithFaults("amocrm.links");
        api.MapGet("/leads/links", OfLeads).WithFaults("amocrm.links");
        api.MapPost("/leads/{id:long}/link", (HttpContext context, long id) => ChangeAsync(context, id, isLink: true))
            .WithFaults("amocrm.links.post");
        api.MapPost("/leads/{id:long}/unlink", (HttpContext context, long id) => ChangeAsync(context, id, isLink: false))
            .WithFaults("amocrm.links.post");
    }

    private static IResult OfElement(HttpContext context, long catalogId, long id)
    {
        var account = context.Account();
        lock (account.Gate)
        {
            if (!context.Request.Query.Values("filter[to_entity_type]").Admits("leads")
                || account.Elements.GetValueOrDefault((catalogId, id))?.LeadId is not { } leadId)
                return Responses.Empty();
            return Links(context, [new JsonObject { ["to_entity_id"] = leadId, ["to_entity_type"] = "leads", ["metadata"] = null }]);
        }
    }

    private static IResult OfLead(HttpContext context, long id)
    {
        var account = context.Account();
        lock (account.Gate)
            return Links(context, [.. Fitting(context, account, id).Select(link => link.ToJson())]);
    }

    private static IResult OfLeads(HttpContext context)
    {
        var account = context.Account();
        var wanted = context.Request.Query.Values("filter[entity_id]");
        lock (account.Gate)
            return Links(context,
            [
                .. account.Leads.Keys.Where(id => wanted.Contains($"{id}"))
                    .SelectMany(id => Fitting(context, account, id), (id, link) => link.ToJson(id)),
            ]);
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, long id, bool isLink)
    {
        var account = context.Account();
        if (await JsonBody.ReadAsync(context.Request) is not JsonArray { Count: > 0 } body)
            return Responses.Invalid("Request body must be a JSON array");
        lock (account.Gate)
        {
            var named = body.Select(one => Named(account, one as JsonObject)).ToArray();
            if (!account.Leads.ContainsKey(id) || Array.Exists(named, element => element is null))
                return Responses.Invalid("Связываемая сущность не найдена");
            foreach (var element in named)
                element!.LeadId = isLink ? id : element.LeadId == id ? null : element.LeadId;
            return isLink
                ? Links(context, [.. named.Select(element => Link.To(element!).ToJson(id))])
                : Responses.Empty();
        }
    }

    private static EmulatedElement? Named(EmulatedAccount account, JsonObject? link) =>
        link?["to_entity_type"].IsText(out var type) == true && type == "catalog_elements"
        && link["to_entity_id"].IsWhole(out var id)
        && link["metadata"]?["catalog_id"].IsWhole(out var catalogId) == true
            ? account.Elements.GetValueOrDefault((catalogId, id))
            : null;

    private static IEnumerable<Link> Fitting(HttpContext context, EmulatedAccount account, long leadId)
    {
        var query = context.Request.Query;
        var (types, ids, catalogs) =
            (query.Values("filter[to_entity_type]"), query.Values("filter[to_entity_id]"), query.Values("filter[to_catalog_id]"));
        return account.ContactsOf(leadId).Select(Link.ToContact).Concat(account.ElementsOf(leadId).Select(Link.To))
            .Where(link => types.Admits(link.Type) && ids.Admits(link.Id) && catalogs.Admits(link.CatalogId));
    }

    private static IResult Links(HttpContext context, JsonNode[] links) => links.Length == 0
        ? Responses.Empty()
        : Responses.Hal(new JsonObject
        {
            ["_total_items"] = links.Length,
            ["_links"] = new JsonObject
            {
                ["self"] = new JsonObject { ["href"] = $"https://{context.Account().Host}{context.Request.Path}" },
            },
            ["_embedded"] = new JsonObject { ["links"] = new JsonArray(links) },
        });

    /// <summary>A contact or an element to which a deal is linked.</summary>
    private sealed record Link(string Type, long Id, long? CatalogId)
    {
        public static Link ToContact(long id, int index) => new("contacts", id, null) { IsMain = index == 0 };

        public static Link To(EmulatedElement element) => new("catalog_elements", element.Id, element.CatalogId);

        private bool IsMain { get; init; }

        /// <param name="leadId">Named where links of several deals are listed.</param>
        public JsonObject ToJson(long? leadId = null)
        {
            var link = new JsonObject();
            if (leadId is { } lead)
                (link["entity_id"], link["entity_type"]) = (lead, "leads");
            link["to_entity_id"] = Id;
            link["to_entity_type"] = Type;
            link["metadata"] = CatalogId is { } catalog
                ? new JsonObject { ["quantity"] = 1, ["catalog_id"] = catalog }
                : new JsonObject { ["main_contact"] = IsMain };
            return link;
        }
    }
}
