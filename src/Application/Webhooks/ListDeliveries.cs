using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Webhooks;
using MediatR;

namespace CleanAcquiring.Application.Webhooks;

/// <summary>A page of the deliveries to an endpoint, newest first.</summary>
/// <param name="Seller">Of the account.</param>
/// <param name="Webhook">The endpoint's id.</param>
/// <param name="Before">The id of the last delivery of the page before; null for the first page.</param>
public sealed record ListDeliveriesQuery(Seller Seller, Guid Webhook, string? Before) : IRequest<Result<DeliveryPage>>;

/// <summary>A page of the deliveries to an endpoint.</summary>
/// <param name="Endpoint">It says when the next try of those that wait is.</param>
/// <param name="Items">Newest first.</param>
/// <param name="Next">The id before which the next page begins; null on the last page.</param>
public sealed record DeliveryPage(WebhookEndpoint Endpoint, IReadOnlyList<WebhookDelivery> Items, string? Next);

internal sealed class ListDeliveriesHandler(IWebhooks webhooks) : IRequestHandler<ListDeliveriesQuery, Result<DeliveryPage>>
{
    private const int PageSize = 50;

    public async Task<Result<DeliveryPage>> Handle(ListDeliveriesQuery query, CancellationToken cancellationToken)
    {
        var tenant = query.Seller.Tenant;
        if (await webhooks.FindAsync(tenant, query.Webhook, cancellationToken) is not { } endpoint)
            return WebhookRefusals.NoWebhook;
        var found = await webhooks.DeliveriesAsync(tenant, query.Webhook, query.Before, PageSize + 1, cancellationToken);
        return found.Count > PageSize
            ? new DeliveryPage(endpoint, [.. found.Take(PageSize)], found[PageSize - 1].Id)
            : new DeliveryPage(endpoint, found, null);
    }
}
