using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>Subscriptions to webhooks. They are kept and listed; none is ever called.</summary>
internal static class WebhookEndpoints
{
    private const int MostOfAnAccount = 100;

    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/webhooks", List).WithFaults("amocrm.webhooks");
        api.MapPost("/webhooks", SubscribeAsync).WithFaults("amocrm.webhooks");
        api.MapDelete("/webhooks", (Delegate)UnsubscribeAsync).WithFaults("amocrm.webhooks");
    }

    private static IResult List(HttpContext context)
    {
        var account = context.Account();
        var wanted = context.Request.Query.Values("filter[destination]");
        lock (account.Gate)
        {
            JsonNode[] found = [.. account.Webhooks.Where(hook => wanted.Admits(hook.Destination)).Select(hook => Json(account, hook))];
            return found.Length == 0
                ? Responses.Empty()
                : Responses.Hal(new JsonObject
                {
                    ["_total_items"] = found.Length,
                    ["_links"] = new JsonObject { ["self"] = new JsonObject { ["href"] = $"https://{account.Host}/api/v4/webhooks" } },
                    ["_embedded"] = new JsonObject { ["webhooks"] = new JsonArray(found) },
                });
        }
    }

    private static async Task<IResult> SubscribeAsync(HttpContext context, TimeProvider clock)
    {
        var body = await JsonBody.ReadAsync(context.Request) as JsonObject;
        if (Destination(body) is not { } destination || body!["settings"] is not JsonArray { Count: > 0 } settings)
            return Responses.Invalid("Неверный адрес или список событий");
        var account = context.Account();
        lock (account.Gate)
        {
            var known = account.Webhooks.FindIndex(hook => hook.Destination == destination);
            if (known < 0 && account.Webhooks.Count >= MostOfAnAccount)
                return Responses.Invalid("Слишком много подписок");
            var now = clock.GetUtcNow().ToUnixTimeSeconds();
            var sort = body["sort"].IsWhole(out var given) ? given : 1;
            var created = known < 0 ? now : account.Webhooks[known].CreatedAt;
            var hook = new EmulatedWebhook(
                known < 0 ? account.NextId() : account.Webhooks[known].Id, destination, settings.DeepClone().AsArray(), sort, created, now);
            if (known < 0)
                account.Webhooks.Add(hook);
            else
                account.Webhooks[known] = hook;
            return Responses.Hal(Json(account, hook), StatusCodes.Status201Created);
        }
    }

    private static async Task<IResult> UnsubscribeAsync(HttpContext context)
    {
        var destination = Destination(await JsonBody.ReadAsync(context.Request) as JsonObject);
        var account = context.Account();
        lock (account.Gate)
            return account.Webhooks.RemoveAll(hook => hook.Destination == destination) > 0 ? Responses.Empty() : Responses.NotFound();
    }

    private static string? Destination(JsonObject? body) =>
        body?["destination"].IsText(out var text) == true && Uri.TryCreate(text, UriKind.Absolute, out _) ? text : null;

    private static JsonObject Json(EmulatedAccount account, EmulatedWebhook hook) => new()
    {
        ["id"] = hook.Id,
        ["destination"] = hook.Destination,
        ["created_at"] = hook.CreatedAt,
        ["updated_at"] = hook.UpdatedAt,
        ["account_id"] = account.Id,
        ["created_by"] = account.Admin.Id,
        ["sort"] = hook.Sort,
        ["disabled"] = false,
        ["settings"] = hook.Settings.DeepClone(),
    };
}
