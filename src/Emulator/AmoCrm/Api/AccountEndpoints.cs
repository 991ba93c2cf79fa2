using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder api)
    {
        api.MapGet("/account", Account).WithFaults("amocrm.account");
        api.MapGet("/currencies", Currencies).WithFaults("amocrm.currencies");
    }

    private static IResult Account(HttpContext context)
    {
        var account = context.Account();
        var with = context.Request.With();
        var body = new JsonObject
        {
            ["id"] = account.Id,
            ["name"] = account.Name,
            ["subdomain"] = account.Subdomain,
            ["created_at"] = 1701388800,
            ["created_by"] = 0,
            ["updated_at"] = 1764547200,
            ["updated_by"] = 0,
            ["current_user_id"] = account.Admin.Id,
            ["country"] = "RU",
            ["currency"] = "RUB",
            ["currency_symbol"] = "₽",
            ["customers_mode"] = "segments",
            ["is_unsorted_on"] = true,
            ["mobile_feature_version"] = 0,
            ["is_loss_reason_enabled"] = true,
            ["is_helpbot_enabled"] = false,
            ["is_technical_account"] = false,
            ["contact_name_display_order"] = 1,
        };
        // The list of the old account is found by its type, the second documented way.
        if (with.Contains("invoices_settings"))
            body["invoices_settings"] = new JsonObject
            {
                ["lang"] = "ru",
                ["invoices_catalog_id"] = account.Legacy ? null : account.Invoices.Id,
            };
        body["_links"] = new JsonObject { ["self"] = new JsonObject { ["href"] = $"https://{account.Host}/api/v4/account" } };
        if (with.Contains("datetime_settings"))
            body["_embedded"] = new JsonObject { ["datetime_settings"] = DateTimeSettings() };
        return Responses.Hal(body);
    }

    private static JsonObject DateTimeSettings() => new()
    {
        ["date_pattern"] = "d.m.Y H:i",
        ["short_date_pattern"] = "d.m.Y",
        ["short_time_pattern"] = "H:i",
        ["date_format"] = "d.m.Y",
        ["time_format"] = "H:i:s",
        ["timezone"] = "Europe/Moscow",
        ["timezone_offset"] = "+03:00",
    };

    private static IResult Currencies(HttpContext context)
    {
        if (Paging.Read(context.Request, 250) is not { } paging)
            return Responses.Invalid("Invalid page or limit");
        IReadOnlyList<JsonObject> currencies =
        [
            new() { ["id"] = 1, ["code"] = "RUB", ["symbol"] = "₽" },
            new() { ["id"] = 2, ["code"] = "USD", ["symbol"] = "$" },
            // ISO 4217 keeps it for tests: no acquirer takes it.
            new() { ["id"] = 3, ["code"] = "XTS", ["symbol"] = "¤" },
        ];
        return paging.Show(context, "currencies", currencies, counted: true);
    }
}
