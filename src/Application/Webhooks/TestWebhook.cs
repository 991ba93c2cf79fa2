using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Webhooks;
using MediatR;

namespace CleanAcquiring.Application.Webhooks;

/// <summary>Sends an event that tells of nothing, behind those that wait, so that a seller sees whether an endpoint works.</summary>
public sealed record TestWebhookCommand(Seller Seller, Guid Id) : IRequest<Result<WebhookDelivery>>;

internal sealed class TestWebhookHandler(IWebhooks webhooks, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<TestWebhookCommand, Result<WebhookDelivery>>
{
    // As many as one run sends: a button that is pressed without end fills no table.
    private const int MostPending = 20;

    public Task<Result<WebhookDelivery>> Handle(TestWebhookCommand command, CancellationToken cancellationToken) =>
        unitOfWork.ChangeAsync(token => TestAsync(command, token), cancellationToken);

    private async Task<Result<WebhookDelivery>> TestAsync(TestWebhookCommand command, CancellationToken cancellationToken)
    {
        var tenant = command.Seller.Tenant;
        if (await webhooks.FindAsync(tenant, command.Id, cancellationToken) is not { } endpoint)
            return WebhookRefusals.NoWebhook;
        if (!endpoint.CanSend)
            return WebhookRefusals.Off;
        if (await webhooks.CountPendingAsync(tenant, endpoint.Id, MostPending, cancellationToken) == MostPending)
            return WebhookRefusals.Busy;
        var delivery = new WebhookDelivery(tenant, endpoint.Id, WebhookMessages.Test(tenant, time.GetUtcNow()));
        webhooks.Add(delivery);
        return delivery;
    }
}
