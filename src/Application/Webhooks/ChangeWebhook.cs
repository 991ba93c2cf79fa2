using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Webhooks;
using FluentValidation;
using MediatR;

namespace CleanAcquiring.Application.Webhooks;

/// <summary>Changes a webhook endpoint; one that was suspended begins to send again.</summary>
/// <param name="Seller">An administrator.</param>
/// <param name="Id">Of the endpoint.</param>
/// <param name="Url">Of the seller's own system; another endpoint of the account may not have it.</param>
/// <param name="Events">Some of <see cref="WebhookEvents.All"/>.</param>
/// <param name="Enabled">False to record and send nothing.</param>
/// <param name="Version">Of the endpoint that the form was made from; another one, or none, is a conflict.</param>
public sealed record ChangeWebhookCommand(
    Seller Seller, Guid Id, string? Url, IReadOnlyList<string> Events, bool Enabled, int? Version) : IRequest<Result<ChangedWebhook>>
{
    // An address may have a token of the seller's in it.
    public override string ToString() => $"webhook {Id:N}";
}

/// <summary>The endpoint as it is now.</summary>
/// <param name="Current">With the version that the next change must name.</param>
/// <param name="IsSaved">False where the command named another version: nothing was changed.</param>
public sealed record ChangedWebhook(WebhookView Current, bool IsSaved);

internal sealed class ChangeWebhookValidator : AbstractValidator<ChangeWebhookCommand>
{
    public ChangeWebhookValidator()
    {
        RuleFor(command => command.Url).UrlIsPublic();
        RuleFor(command => command.Events).EventsAreKnown();
    }
}

internal sealed class ChangeWebhookHandler(
    IAccounts accounts, IWebhooks webhooks, IAttention attention, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<ChangeWebhookCommand, Result<ChangedWebhook>>
{
    public Task<Result<ChangedWebhook>> Handle(ChangeWebhookCommand command, CancellationToken cancellationToken) =>
        unitOfWork.ChangeAsync(token => ChangeAsync(command, token), cancellationToken);

    private async Task<Result<ChangedWebhook>> ChangeAsync(ChangeWebhookCommand command, CancellationToken cancellationToken)
    {
        var tenant = command.Seller.Tenant;
        var all = await webhooks.ListAsync(tenant, cancellationToken);
        if (await accounts.FindAsync(tenant, cancellationToken) is not { } account
            || all.FirstOrDefault(it => it.Id == command.Id) is not { } endpoint)
            return WebhookRefusals.NoWebhook;
        var url = WebhookUrl.Parse(command.Url)!;
        var isSaved = command.Version == endpoint.Version;
        if (isSaved && all.Any(other => other.Id != endpoint.Id && other.Url == url))
            return WebhookRefusals.UrlTaken;
        if (isSaved)
        {
            var before = WebhookFacts.Of(endpoint);
            endpoint.Change(url, [.. command.Events], command.Enabled);
            await attention.CloseAsync(tenant, Attention.WebhookSuspended, WebhookFacts.SubjectOf(endpoint), cancellationToken);
            account.Record(
                command.Seller.Actor, "webhook.changed", WebhookFacts.SubjectOf(endpoint), before, WebhookFacts.Of(endpoint),
                time.GetUtcNow());
        }
        return new ChangedWebhook(await WebhookView.OfAsync(webhooks, endpoint, cancellationToken), isSaved);
    }
}
