using System.Globalization;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Webhooks;

/// <summary>
/// Gives an endpoint a new secret. For 24 hours the one before signs, too; the one before that signs no more.
/// </summary>
public sealed record RotateWebhookSecretCommand(Seller Seller, Guid Id) : IRequest<Result<AddedWebhook>>;

internal sealed class RotateWebhookSecretHandler(
    IAccounts accounts, IWebhooks webhooks, WebhookSecrets secrets, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<RotateWebhookSecretCommand, Result<AddedWebhook>>
{
    public Task<Result<AddedWebhook>> Handle(RotateWebhookSecretCommand command, CancellationToken cancellationToken) =>
        unitOfWork.ChangeAsync(token => RotateAsync(command, token), cancellationToken);

    private async Task<Result<AddedWebhook>> RotateAsync(RotateWebhookSecretCommand command, CancellationToken cancellationToken)
    {
        var tenant = command.Seller.Tenant;
        if (await accounts.FindAsync(tenant, cancellationToken) is not { } account
            || await webhooks.FindAsync(tenant, command.Id, cancellationToken) is not { } endpoint)
            return WebhookRefusals.NoWebhook;
        var now = time.GetUtcNow();
        var secret = WebhookSecrets.New();
        endpoint.Rotate(secrets.Seal(tenant, endpoint.Id, secret), now);
        account.Record(
            command.Seller.Actor,
            "webhook.secret_rotated",
            WebhookFacts.SubjectOf(endpoint),
            WebhookFacts.None,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["previousUntil"] = endpoint.PreviousUntil?.ToString("O", CultureInfo.InvariantCulture),
            },
            now);
        return new AddedWebhook(await WebhookView.OfAsync(webhooks, endpoint, cancellationToken), secret);
    }
}
