using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

internal static class UserEndpoints
{
    private const string Full = "A";
    private const string Own = "M";
    private const string Denied = "D";

    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/users", List).WithFaults("amocrm.users");
        api.MapGet("/users/{id:long}", Single).WithFaults("amocrm.users");
    }

    private static IResult List(HttpContext context)
    {
        if (Paging.Read(context.Request, 50) is not { } paging)
            return Responses.Invalid("Invalid page or limit");
        var account = context.Account();
        return paging.Show(context, "users", [.. account.Users.Select(user => Json(account, user))], counted: true);
    }

    private static IResult Single(HttpContext context, long id)
    {
        var account = context.Account();
        return account.Users.FirstOrDefault(user => user.Id == id) is { } found ? Responses.Hal(Json(account, found)) : Responses.Empty();
    }

    private static JsonObject Json(EmulatedAccount account, EmulatedUser user) => new()
    {
        ["id"] = user.Id,
        ["name"] = user.Name,
        ["email"] = $"user{user.Id}@example.org",
        ["lang"] = "ru",
        ["rights"] = Rights(user),
        ["_links"] = new JsonObject { ["self"] = new JsonObject { ["href"] = $"https://{account.Host}/api/v4/users/{user.Id}" } },
        ["_embedded"] = new JsonObject { ["roles"] = new JsonArray(), ["groups"] = new JsonArray() },
    };

    // The vendor's own client does without none of the rights on cards, tasks, statuses and mail.
    private static JsonObject Rights(EmulatedUser user) => new()
    {
        ["leads"] = OnCards(user),
        ["contacts"] = OnCards(user),
        ["companies"] = OnCards(user),
        ["tasks"] = new JsonObject { ["edit"] = user.IsAdmin ? Full : Own, ["delete"] = user.IsAdmin ? Full : Denied },
        ["mail_access"] = user.IsAdmin,
        ["catalog_access"] = user.IsAdmin,
        ["status_rights"] = new JsonArray(),
        ["is_admin"] = user.IsAdmin,
        ["is_free"] = false,
        ["is_active"] = true,
        ["group_id"] = null,
        ["role_id"] = null,
    };

    private static JsonObject OnCards(EmulatedUser user) => new()
    {
        ["view"] = Full,
        ["edit"] = user.IsAdmin ? Full : Own,
        ["add"] = Full,
        ["delete"] = user.IsAdmin ? Full : Denied,
        ["export"] = user.IsAdmin ? Full : Denied,
    };
}
