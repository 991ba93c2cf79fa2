using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Webhooks;
using MediatR;

namespace CleanAcquiring.Application.Webhooks;

/// <summary>Sends what waits for a webhook endpoint, the oldest first; the first failure ends the run.</summary>
public sealed record DeliverWebhooksCommand(TenantKey Tenant, Guid Endpoint) : IRequest<FollowUpOutcome>
{
    /// <summary>The deliveries of one run: a long queue gives way to other endpoints.</summary>
    public const int Most = 20;
}

/// <summary>
/// One run at a time for an endpoint, by its follow-up's lease. A delivery is saved after it was sent, so that a process that dies in
/// between sends it again, under the same id.
/// </summary>
internal sealed class DeliverWebhooksHandler(
    IWebhooks webhooks,
    IWebhookSender sender,
    WebhookSecrets secrets,
    IAttention attention,
    IUnitOfWork unitOfWork,
    Random random,
    TimeProvider time
) : IRequestHandler<DeliverWebhooksCommand, FollowUpOutcome>
{
    public async Task<FollowUpOutcome> Handle(DeliverWebhooksCommand command, CancellationToken cancellationToken)
    {
        for (var sent = 0; sent < DeliverWebhooksCommand.Most; sent++)
        {
            if (await webhooks.FindAsync(command.Tenant, command.Endpoint, cancellationToken) is not { CanSend: true } endpoint)
                return new FollowUpOutcome.Done();
            if (endpoint.RetryAt is { } retryAt && retryAt > time.GetUtcNow())
                return new FollowUpOutcome.NotYet("it pauses after a failure") { NotBefore = retryAt - time.GetUtcNow() };
            if (await webhooks.NextAsync(command.Tenant, command.Endpoint, cancellationToken) is not { } delivery)
                return new FollowUpOutcome.Done();
            var now = time.GetUtcNow();
            var outcome = await sender.SendAsync(
                new WebhookRequest(endpoint.Url, delivery.Id, now, delivery.Body, secrets.Open(endpoint, now)), cancellationToken);
            await unitOfWork.ChangeAsync(token => NoteAsync(command, delivery.Id, outcome, token), cancellationToken);
        }
        return new FollowUpOutcome.NotYet("more are waiting") { NotAfter = TimeSpan.Zero };
    }

    // A removal, a change or another worker may have come first: both are read again.
    private async Task<bool> NoteAsync(
        DeliverWebhooksCommand command, string id, WebhookOutcome outcome, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var delivery = await webhooks.FindDeliveryAsync(command.Tenant, command.Endpoint, id, cancellationToken);
        delivery?.Try(outcome.Status, outcome.Error, now);
        if (await webhooks.FindAsync(command.Tenant, command.Endpoint, cancellationToken) is not { } endpoint)
            return false;
        endpoint.ForgetPrevious(now);
        if (outcome.IsDelivered)
            endpoint.Succeed();
        else
            await FailAsync(endpoint, outcome, now, cancellationToken);
        return true;
    }

    private async Task FailAsync(
        WebhookEndpoint endpoint, WebhookOutcome outcome, DateTimeOffset now, CancellationToken cancellationToken)
    {
        endpoint.Fail(outcome.RetryAfter, random.Next(201), now);
        if (outcome.IsRefusedForGood)
            endpoint.Suspend(now);
        if (endpoint.SuspendedAt is not null)
            await attention.OpenAsync(
                endpoint.Tenant,
                Attention.WebhookSuspended,
                WebhookFacts.SubjectOf(endpoint),
                $"{endpoint.Url.IdnHost}: {outcome.Error}",
                cancellationToken);
    }
}
