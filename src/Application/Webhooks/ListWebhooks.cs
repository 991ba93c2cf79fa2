using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Webhooks;

/// <summary>The webhook endpoints of an account, the oldest first, each with the state of its last delivery.</summary>
public sealed record ListWebhooksQuery(Seller Seller) : IRequest<Result<IReadOnlyList<WebhookView>>>;

internal sealed class ListWebhooksHandler(IWebhooks webhooks)
    : IRequestHandler<ListWebhooksQuery, Result<IReadOnlyList<WebhookView>>>
{
    public async Task<Result<IReadOnlyList<WebhookView>>> Handle(ListWebhooksQuery query, CancellationToken cancellationToken)
    {
        List<WebhookView> views = [];
        foreach (var endpoint in await webhooks.ListAsync(query.Seller.Tenant, cancellationToken))
            views.Add(await WebhookView.OfAsync(webhooks, endpoint, cancellationToken));
        return Result<IReadOnlyList<WebhookView>>.Of(views);
    }
}
