using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Webhooks;
using MediatR;

namespace CleanAcquiring.Application.Webhooks;

/// <summary>Sends a delivery once more, under its old id and at once; what waits behind it follows. Ends a suspension.</summary>
/// <param name="Seller">An administrator.</param>
/// <param name="Webhook">The endpoint's id.</param>
/// <param name="Delivery">Its id.</param>
public sealed record ResendDeliveryCommand(Seller Seller, Guid Webhook, string Delivery) : IRequest<Result<WebhookDelivery>>;

internal sealed class ResendDeliveryHandler(
    IAccounts accounts, IWebhooks webhooks, IAttention attention, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<ResendDeliveryCommand, Result<WebhookDelivery>>
{
    public Task<Result<WebhookDelivery>> Handle(ResendDeliveryCommand command, CancellationToken cancellationToken) =>
        unitOfWork.ChangeAsync(token => ResendAsync(command, token), cancellationToken);

    private async Task<Result<WebhookDelivery>> ResendAsync(ResendDeliveryCommand command, CancellationToken cancellationToken)
    {
        var tenant = command.Seller.Tenant;
        if (await accounts.FindAsync(tenant, cancellationToken) is not { } account
            || await webhooks.FindAsync(tenant, command.Webhook, cancellationToken) is not { } endpoint)
            return WebhookRefusals.NoWebhook;
        if (await webhooks.FindDeliveryAsync(tenant, endpoint.Id, command.Delivery, cancellationToken) is not { } delivery)
            return WebhookRefusals.NoDelivery;
        if (!endpoint.Enabled)
            return WebhookRefusals.Off;
        delivery.Resend();
        endpoint.Resume();
        var subject = WebhookFacts.SubjectOf(endpoint);
        await attention.CloseAsync(tenant, Attention.WebhookSuspended, subject, cancellationToken);
        account.Record(
            command.Seller.Actor,
            "webhook.resent",
            subject,
            WebhookFacts.None,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["delivery"] = delivery.Id },
            time.GetUtcNow());
        return delivery;
    }
}
