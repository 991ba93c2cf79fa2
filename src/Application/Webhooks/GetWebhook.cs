using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Webhooks;

/// <summary>One webhook endpoint of an account with the state of its last delivery.</summary>
public sealed record GetWebhookQuery(Seller Seller, Guid Id) : IRequest<Result<WebhookView>>;

internal sealed class GetWebhookHandler(IWebhooks webhooks) : IRequestHandler<GetWebhookQuery, Result<WebhookView>>
{
    public async Task<Result<WebhookView>> Handle(GetWebhookQuery query, CancellationToken cancellationToken) =>
        await webhooks.FindAsync(query.Seller.Tenant, query.Id, cancellationToken) is { } endpoint
            ? await WebhookView.OfAsync(webhooks, endpoint, cancellationToken)
            : WebhookRefusals.NoWebhook;
}
