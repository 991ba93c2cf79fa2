using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.Tochka.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.Tochka.Api;

/// <summary>
/// Routes that manage the one webhook of a key. Bodies are not wrapped. The bank sends a sample before it saves; plain http and any port
/// are taken here.
/// </summary>
internal static class WebhookEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/uapi/webhook/v1.0/{clientId}");
        api.MapPut("", SubscribeAsync);
        api.MapPost("", SubscribeAsync);
        api.MapGet("", (string clientId, HttpContext context, LinkStore store) =>
            LinkEndpoints.Answer(context, store, company => Own(company, clientId) ?? Shown(company)));
        api.MapDelete("", (string clientId, HttpContext context, LinkStore store) =>
            LinkEndpoints.Answer(context, store, company => Own(company, clientId) ?? Removed(company)));
        api.MapPost("/test_send", TestAsync);
    }

    private static async Task<IResult> SubscribeAsync(string clientId, HttpContext context, LinkStore store, NotificationOutbox outbox)
    {
        var body = await LinkEndpoints.BodyAsync(context);
        var types = (body?["webhooksList"] as JsonArray)?.Select(LinkJson.Text).OfType<string>().ToList();
        var isUrl = Uri.TryCreate(LinkJson.Text(body?["url"]), UriKind.Absolute, out var url);
        return LinkEndpoints.Answer(context, store, company =>
        {
            if (Own(company, clientId) is { } refusal)
                return refusal;
            if (!isUrl || types is not { Count: > 0 })
                return ApiAnswer.Field("url", "an address and a list of types are required");
            company.Webhook = new Webhook(url!, types);
            outbox.AnnounceSample(company);
            return Shown(company);
        });
    }

    private static async Task<IResult> TestAsync(string clientId, HttpContext context, LinkStore store, NotificationOutbox outbox)
    {
        var type = LinkJson.Text((await LinkEndpoints.BodyAsync(context))?["webhookType"]);
        return LinkEndpoints.Answer(context, store, company =>
        {
            if (Own(company, clientId) is { } refusal)
                return refusal;
            if (type is null || company.Webhook?.Types.Contains(type) != true)
                return NoWebhook;
            outbox.AnnounceSample(company);
            return ApiAnswer.Ok(new JsonObject { ["result"] = true });
        });
    }

    private static ApiAnswer NoWebhook { get; } = ApiAnswer.Refused(404, "NotFound", "Object of Webhooks does not exists");

    private static ApiAnswer? Own(DemoCompany company, string clientId) => company.ClientId == clientId ? null : ApiAnswer.NoConsent;

    private static ApiAnswer Shown(DemoCompany company) => company.Webhook is not { } webhook ? NoWebhook : ApiAnswer.Ok(new JsonObject
    {
        ["webhooksList"] = new JsonArray([.. webhook.Types.Select(type => JsonValue.Create(type))]),
        ["url"] = webhook.Url.AbsoluteUri,
    });

    private static ApiAnswer Removed(DemoCompany company)
    {
        if (company.Webhook is null)
            return NoWebhook;
        company.Webhook = null;
        return ApiAnswer.Ok(new JsonObject { ["result"] = true });
    }
}
