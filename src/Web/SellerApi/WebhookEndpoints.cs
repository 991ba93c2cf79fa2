using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.Pages;
using CleanAcquiring.Web.SellerApi.Contracts;

namespace CleanAcquiring.Web.SellerApi;

internal static class WebhookEndpoints
{
    private const string Json = "application/json";

    public static void Map(RouteGroupBuilder read, RouteGroupBuilder write)
    {
        read.MapGet("/webhooks", ListAsync)
            .WithSummary("The webhooks to the seller's own systems, each with its last delivery")
            .Produces<WebhookListResponse>();
        read.MapGet("/webhooks/{id}", GetAsync)
            .WithSummary("One webhook with its last delivery")
            .Produces<WebhookResponse>().ProducesProblem(404);
        write.MapPut("/webhooks", AddAsync)
            .WithSummary("Adds a webhook (Standard Webhooks 1.0); its secret is shown in this answer alone")
            .Accepts<WebhookSettingsRequest>(Json).Produces<WebhookResponse>(201).ProducesProblem(400);
        write.MapPut("/webhooks/{id}", PutAsync)
            .WithSummary("Changes a webhook, and resumes one that was suspended; names the version that it was made from")
            .Accepts<WebhookSettingsRequest>(Json).Produces<WebhookResponse>().ProducesProblem(400).ProducesProblem(404);
        write.MapDelete("/webhooks/{id}", DeleteAsync)
            .WithSummary("Removes a webhook with its log of deliveries")
            .Produces(204).ProducesProblem(404);
        write.MapPost("/webhooks/{id}/rotate", RotateAsync)
            .WithSummary("Gives a webhook a new secret, shown in this answer alone; the old one signs for 24 hours, too")
            .Produces<WebhookResponse>().ProducesProblem(404);
        write.MapPost("/webhooks/{id}/test", TestAsync)
            .WithSummary("Sends an event that tells of nothing")
            .Produces<DeliveryResponse>(202).ProducesProblem(404);
        read.MapGet("/webhooks/{id}/deliveries", DeliveriesAsync)
            .WithSummary("The deliveries to a webhook, newest first: after")
            .Produces<DeliveryListResponse>().ProducesProblem(400).ProducesProblem(404);
        write.MapPost("/webhooks/{id}/deliveries/{deliveryId}/resend", ResendAsync)
            .WithSummary("Sends a delivery once more under its id, and resumes a webhook that was suspended")
            .Produces<DeliveryResponse>(202).ProducesProblem(404);
    }

    /// <summary>True for a text of the shape of a delivery's id.</summary>
    public static bool IsDelivery(string text) =>
        text.Length == 32 && text.All(char.IsAsciiHexDigitLower);

    private static Task<IResult> ListAsync([AsParameters] SellerCall call) =>
        call.AnswerAsync(new ListWebhooksQuery(call.Seller), views => Results.Json(WebhookListResponse.Of(views)));

    private static async Task<IResult> GetAsync([AsParameters] SellerCall call, string id) => SellerCall.IdOf(id) is { } webhook
        ? await call.AnswerAsync(new GetWebhookQuery(call.Seller, webhook), view => Results.Json(WebhookResponse.Of(view)))
        : NoWebhook(call);

    private static async Task<IResult> AddAsync([AsParameters] SellerCall call)
    {
        if (await SellerCall.BodyAsync<WebhookSettingsRequest>(call.Context) is not { } body || body.ReadEvents() is not { } events)
            return call.UnreadableBody();
        return await call.AnswerAsync(
            new AddWebhookCommand(call.Seller, body.Url, events), added => Secret(call, added, StatusCodes.Status201Created));
    }

    private static async Task<IResult> PutAsync([AsParameters] SellerCall call, string id)
    {
        if (SellerCall.IdOf(id) is not { } webhook)
            return NoWebhook(call);
        if (await SellerCall.BodyAsync<WebhookSettingsRequest>(call.Context) is not { } body || body.ReadEvents() is not { } events)
            return call.UnreadableBody();
        return await call.AnswerAsync(
            new ChangeWebhookCommand(call.Seller, webhook, body.Url, events, body.Enabled ?? true, body.Version),
            changed => changed.IsSaved
                ? Results.Json(WebhookResponse.Of(changed.Current))
                : Problems.NotDone(
                    call.Context,
                    "webhook.changed_meanwhile",
                    "A change names the version that it was made from, and this is another one: nothing was changed.",
                    current: WebhookResponse.Of(changed.Current)));
    }

    private static async Task<IResult> DeleteAsync([AsParameters] SellerCall call, string id) => SellerCall.IdOf(id) is { } webhook
        ? await call.AnswerAsync(new RemoveWebhookCommand(call.Seller, webhook), _ => Results.NoContent())
        : NoWebhook(call);

    private static async Task<IResult> RotateAsync([AsParameters] SellerCall call, string id) => SellerCall.IdOf(id) is { } webhook
        ? await call.AnswerAsync(
            new RotateWebhookSecretCommand(call.Seller, webhook), rotated => Secret(call, rotated, StatusCodes.Status200OK))
        : NoWebhook(call);

    private static async Task<IResult> TestAsync([AsParameters] SellerCall call, string id) => SellerCall.IdOf(id) is { } webhook
        ? await call.AnswerAsync(
            new TestWebhookCommand(call.Seller, webhook),
            delivery => Results.Json(DeliveryResponse.Of(delivery), statusCode: StatusCodes.Status202Accepted))
        : NoWebhook(call);

    private static async Task<IResult> DeliveriesAsync([AsParameters] SellerCall call, string id, string? after)
    {
        if (SellerCall.IdOf(id) is not { } webhook)
            return NoWebhook(call);
        return after is null || IsDelivery(after)
            ? await call.AnswerAsync(
                new ListDeliveriesQuery(call.Seller, webhook, after), page => Results.Json(DeliveryListResponse.Of(page)))
            : call.UnreadableQuery();
    }

    private static async Task<IResult> ResendAsync([AsParameters] SellerCall call, string id, string deliveryId)
    {
        if (SellerCall.IdOf(id) is not { } webhook || !IsDelivery(deliveryId))
            return Problems.NotFound(call.Context, "webhook.delivery_not_found", "There is no such delivery.");
        return await call.AnswerAsync(
            new ResendDeliveryCommand(call.Seller, webhook, deliveryId),
            delivery => Results.Json(DeliveryResponse.Of(delivery), statusCode: StatusCodes.Status202Accepted));
    }

    private static IResult Secret(SellerCall call, AddedWebhook added, int status)
    {
        call.Context.Response.Headers.CacheControl = BuyerPages.NoStore;
        return Results.Json(WebhookResponse.Of(added), statusCode: status);
    }

    private static IResult NoWebhook(SellerCall call) =>
        Problems.NotFound(call.Context, "webhook.not_found", "There is no such webhook.");
}
