using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Webhooks;
using FluentValidation;
using MediatR;

namespace CleanAcquiring.Application.Webhooks;

/// <summary>Adds a webhook endpoint.</summary>
/// <param name="Seller">An administrator.</param>
/// <param name="Url">Of the seller's own system; another endpoint of the account may not have it.</param>
/// <param name="Events">Some of <see cref="WebhookEvents.All"/>.</param>
public sealed record AddWebhookCommand(Seller Seller, string? Url, IReadOnlyList<string> Events) : IRequest<Result<AddedWebhook>>
{
    // An address may have a token of the seller's in it.
    public override string ToString() => "webhook";
}

/// <summary>An endpoint with its secret, which is shown this once.</summary>
public sealed record AddedWebhook(WebhookView View, string Secret)
{
    public override string ToString() => "webhook";
}

internal sealed class AddWebhookValidator : AbstractValidator<AddWebhookCommand>
{
    public AddWebhookValidator()
    {
        RuleFor(command => command.Url).UrlIsPublic();
        RuleFor(command => command.Events).EventsAreKnown();
    }
}

internal sealed class AddWebhookHandler(
    IAccounts accounts, IWebhooks webhooks, WebhookSecrets secrets, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<AddWebhookCommand, Result<AddedWebhook>>
{
    public Task<Result<AddedWebhook>> Handle(AddWebhookCommand command, CancellationToken cancellationToken) =>
        unitOfWork.ChangeAsync(token => AddAsync(command, token), cancellationToken);

    // Two administrators at once meet at the journal's next number, so that neither the limit nor an address is passed twice.
    private async Task<Result<AddedWebhook>> AddAsync(AddWebhookCommand command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(command.Seller.Tenant, cancellationToken) is not { } account)
            return AccountRefusals.NoAccount;
        var url = WebhookUrl.Parse(command.Url)!;
        var known = await webhooks.ListAsync(account.Tenant, cancellationToken);
        if (known.Any(endpoint => endpoint.Url == url))
            return WebhookRefusals.UrlTaken;
        if (known.Count >= WebhookRefusals.MostEndpoints)
            return WebhookRefusals.TooMany;
        var now = time.GetUtcNow();
        var (id, secret) = (Guid.CreateVersion7(now), WebhookSecrets.New());
        var added = new WebhookEndpoint(
            account.Tenant, id, url, [.. command.Events], secrets.Seal(account.Tenant, id, secret), now);
        webhooks.Add(added);
        account.Record(
            command.Seller.Actor, "webhook.added", WebhookFacts.SubjectOf(added), WebhookFacts.None, WebhookFacts.Of(added), now);
        return new AddedWebhook(new WebhookView(added, null, 0), secret);
    }
}
