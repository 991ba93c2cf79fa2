using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Webhooks;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.SellerApi;
using MediatR;

namespace CleanAcquiring.Web.Seller.Webhooks;

/// <summary>The webhooks to the seller's own systems: their addresses and secrets, and the log of what was sent.</summary>
internal static class WebhookPages
{
    public static void Map(RouteGroupBuilder read, RouteGroupBuilder write)
    {
        read.MapGet("/webhooks", ListAsync);
        read.MapGet("/webhooks/new", New);
        read.MapGet("/webhooks/{id:guid}", ShowAsync);
        read.MapGet("/webhooks/{id:guid}/deliveries", DeliveriesAsync);
        write.MapPost("/webhooks", AddAsync);
        write.MapPost("/webhooks/{id:guid}", ChangeAsync);
        write.MapPost("/webhooks/{id:guid}/rotate", RotateAsync);
        write.MapPost("/webhooks/{id:guid}/test", TestAsync);
        write.MapPost("/webhooks/{id:guid}/remove", RemoveAsync);
        write.MapPost("/webhooks/{id:guid}/deliveries/{delivery}/resend", ResendAsync);
    }

    private static Task<IResult> ListAsync([AsParameters] SellerCall call) => call.AnswerAsync(
        new ListWebhooksQuery(call.Seller),
        views => SellerFragment.Page<WebhookListPage, IReadOnlyList<WebhookView>>(call.Context, call.Seller, views));

    private static IResult New([AsParameters] SellerCall call) =>
        SellerFragment.Page<NewWebhookPage, IReadOnlyList<string>>(call.Context, call.Seller, WebhookEvents.All);

    private static Task<IResult> ShowAsync([AsParameters] SellerCall call, Guid id, string? saved, TimeProvider time) => call.AnswerAsync(
        new GetWebhookQuery(call.Seller, id),
        view => SellerFragment.Page<WebhookPage, WebhookPageModel>(
            call.Context, call.Seller, new WebhookPageModel(view, time.GetUtcNow(), saved is not null)));

    private static async Task<IResult> DeliveriesAsync([AsParameters] SellerCall call, Guid id, string? after) =>
        after is null || WebhookEndpoints.IsDelivery(after)
            ? await call.AnswerAsync(
                new ListDeliveriesQuery(call.Seller, id, after),
                page => SellerFragment.Page<DeliveriesPart, DeliveriesModel>(
                    call.Context, call.Seller, new DeliveriesModel(page, after)))
            : call.UnreadableQuery();

    private static async Task<IResult> AddAsync([AsParameters] SellerCall call)
    {
        var posted = WebhookPost.Of(await SellerForm.ReadAsync(call.Context));
        return await SecretAsync<WebhookFaultPart>(call, new AddWebhookCommand(call.Seller, posted.Url, posted.Events));
    }

    private static Task<IResult> RotateAsync([AsParameters] SellerCall call, Guid id) =>
        SecretAsync<WebhookActFaultPart>(call, new RotateWebhookSecretCommand(call.Seller, id));

    private static async Task<IResult> ChangeAsync([AsParameters] SellerCall call, Guid id)
    {
        var posted = WebhookPost.Of(await SellerForm.ReadAsync(call.Context));
        var changed = await call.Mediator.Send(
            new ChangeWebhookCommand(call.Seller, id, posted.Url, posted.Events, posted.Enabled, posted.Version),
            call.Context.RequestAborted);
        return changed switch
        {
            { IsRefused: true } => Refuse<WebhookFaultPart>(call, WebhookFault.Of(changed.Refusal)),
            { Value.IsSaved: true } => SellerFragment.Go(call.Context, $"webhooks/{id:N}?saved=1"),
            { Value.Current: var saved } => Refuse<WebhookFaultPart>(call, WebhookFault.Meanwhile(saved)),
        };
    }

    private static Task<IResult> TestAsync([AsParameters] SellerCall call, Guid id) =>
        OrderAsync(call, new TestWebhookCommand(call.Seller, id));

    private static async Task<IResult> ResendAsync([AsParameters] SellerCall call, Guid id, string delivery) =>
        WebhookEndpoints.IsDelivery(delivery)
            ? await OrderAsync(call, new ResendDeliveryCommand(call.Seller, id, delivery))
            : Refuse<WebhookActFaultPart>(call, new WebhookFault("webhook.delivery_not_found", null));

    private static Task<IResult> RemoveAsync([AsParameters] SellerCall call, Guid id) => call.AnswerAsync(
        new RemoveWebhookCommand(call.Seller, id), _ => SellerFragment.Go(call.Context, "webhooks"));

    /// <summary>Shows a new secret in place of the whole page: the address does not lead to it, and a reload forgets it.</summary>
    private static async Task<IResult> SecretAsync<TFault>(SellerCall call, IRequest<Result<AddedWebhook>> command)
        where TFault : SellerPage<WebhookFault>
    {
        var result = await call.Mediator.Send(command, call.Context.RequestAborted);
        if (result.IsRefused)
            return Refuse<TFault>(call, WebhookFault.Of(result.Refusal));
        call.Context.Response.Headers["HX-Retarget"] = "#app";
        return SellerFragment.Page<SecretPage, AddedWebhook>(call.Context, call.Seller, result.Value);
    }

    /// <summary>Orders a delivery; the log of the page then looks again.</summary>
    private static async Task<IResult> OrderAsync(SellerCall call, IRequest<Result<WebhookDelivery>> command)
    {
        var result = await call.Mediator.Send(command, call.Context.RequestAborted);
        if (result.IsRefused)
            return Refuse<WebhookActFaultPart>(call, WebhookFault.Of(result.Refusal));
        call.Context.Response.Headers["HX-Trigger"] = "seller:deliveries";
        return SellerFragment.Page<OrderedPart, WebhookDelivery>(call.Context, call.Seller, result.Value);
    }

    private static IResult Refuse<TFault>(SellerCall call, WebhookFault fault)
        where TFault : SellerPage<WebhookFault> => fault.Code == "webhook.not_found"
        ? Problems.NotFound(call.Context, fault.Code, fault.Detail!)
        : SellerFragment.Page<TFault, WebhookFault>(call.Context, call.Seller, fault, StatusCodes.Status422UnprocessableEntity);
}
