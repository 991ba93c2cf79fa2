using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

internal static class CatalogEndpoints
{
    private const int UsualFieldsPage = 50;

    public static void MapCatalogs(this IEndpointRouteBuilder api)
    {
        api.MapGet("/catalogs", List).WithFaults("amocrm.catalogs");
        api.MapGet("/catalogs/{catalogId:long}", Single).WithFaults("amocrm.catalogs");
        api.MapGet("/catalogs/{catalogId:long}/custom_fields", Fields).WithFaults("amocrm.fields");
        api.MapGet("/catalogs/{catalogId:long}/custom_fields/{id:long}", Field).WithFaults("amocrm.fields");
    }

    private static IResult List(HttpContext context)
    {
        if (Paging.Read(context.Request, 50) is not { } paging)
            return Responses.Invalid("Invalid page or limit");
        var account = context.Account();
        var type = (string?)context.Request.Query["type"];
        return paging.Show(
            context,
            "catalogs",
            [.. account.Catalogs.Where(list => type is null || list.Type == type).Select(list => Json(account, list))]
        );
    }

    private static IResult Single(HttpContext context, long catalogId) =>
        context.Account().Catalog(catalogId) is { } catalog ? Responses.Hal(Json(context.Account(), catalog)) : Responses.Empty();

    private static IResult Fields(HttpContext context, long catalogId)
    {
        if (Paging.Read(context.Request, UsualFieldsPage) is not { } paging)
            return Responses.Invalid("Invalid page or limit");
        if (context.Account().Catalog(catalogId) is not { } catalog)
            return Responses.Empty();
        var account = context.Account();
        return paging.Show(
            context,
            "custom_fields",
            [.. catalog.Fields.All.Select((field, index) => Json(account, catalog, field, index))],
            counted: true);
    }

    private static IResult Field(HttpContext context, long catalogId, long id)
    {
        var account = context.Account();
        return account.Catalog(catalogId) is { } catalog && catalog.Fields.ById(id) is { } field
            ? Responses.Hal(Json(account, catalog, field, catalog.Fields.All.ToList().IndexOf(field)))
            : Responses.Empty();
    }

    private static JsonObject Json(EmulatedAccount account, EmulatedCatalog catalog) => new()
    {
        ["id"] = catalog.Id,
        ["name"] = catalog.Name,
        ["created_by"] = account.Admin.Id,
        ["updated_by"] = account.Admin.Id,
        ["created_at"] = catalog.CreatedAt,
        ["updated_at"] = catalog.CreatedAt,
        ["sort"] = catalog.Sort,
        ["type"] = catalog.Type,
        ["can_add_elements"] = true,
        ["can_show_in_cards"] = false,
        ["can_link_multiple"] = catalog.Type != "invoices",
        ["can_be_deleted"] = catalog.Type == "regular",
        ["sdk_widget_code"] = null,
        ["account_id"] = account.Id,
        ["_links"] = new JsonObject { ["self"] = new JsonObject { ["href"] = $"https://{account.Host}/api/v4/catalogs/{catalog.Id}" } },
    };

    private static JsonObject Json(EmulatedAccount account, EmulatedCatalog catalog, FieldDefinition field, int index) => new()
    {
        ["id"] = field.Id,
        ["name"] = field.Name,
        ["code"] = field.Code,
        ["sort"] = (index + 1) * 10,
        ["type"] = field.Type,
        ["entity_type"] = "catalogs",
        ["account_id"] = account.Id,
        ["catalog_id"] = catalog.Id,
        ["is_api_only"] = false,
        ["is_deletable"] = !field.Required,
        ["is_visible"] = true,
        ["is_required"] = field.Required,
        ["settings"] = null,
        ["search_in"] = null,
        ["nested"] = null,
        ["triggers"] = new JsonArray(),
        ["enums"] = field.Enums.Length == 0 ? null : new JsonArray([.. field.Enums.Select((choice, sort) => (JsonNode)new JsonObject
        {
            ["id"] = choice.Id,
            ["value"] = choice.Value,
            ["sort"] = sort,
            ["code"] = choice.Code,
        })]),
        ["_links"] = new JsonObject
        {
            ["self"] = new JsonObject { ["href"] = $"https://{account.Host}/api/v4/catalogs/{catalog.Id}/custom_fields/{field.Id}" },
        },
    };
}
