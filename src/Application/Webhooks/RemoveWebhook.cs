using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Webhooks;

/// <summary>Removes a webhook endpoint with its log of deliveries; what waits is not sent any more.</summary>
public sealed record RemoveWebhookCommand(Seller Seller, Guid Id) : IRequest<Result<Unit>>;

internal sealed class RemoveWebhookHandler(
    IAccounts accounts, IWebhooks webhooks, IAttention attention, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<RemoveWebhookCommand, Result<Unit>>
{
    public Task<Result<Unit>> Handle(RemoveWebhookCommand command, CancellationToken cancellationToken) =>
        unitOfWork.ChangeAsync(token => RemoveAsync(command, token), cancellationToken);

    private async Task<Result<Unit>> RemoveAsync(RemoveWebhookCommand command, CancellationToken cancellationToken)
    {
        var tenant = command.Seller.Tenant;
        if (await accounts.FindAsync(tenant, cancellationToken) is not { } account
            || await webhooks.FindAsync(tenant, command.Id, cancellationToken) is not { } endpoint)
            return WebhookRefusals.NoWebhook;
        webhooks.Remove(endpoint);
        var subject = WebhookFacts.SubjectOf(endpoint);
        await attention.CloseAsync(tenant, Attention.WebhookSuspended, subject, cancellationToken);
        account.Record(
            command.Seller.Actor, "webhook.removed", subject, WebhookFacts.Of(endpoint), WebhookFacts.None, time.GetUtcNow());
        return Unit.Value;
    }
}
