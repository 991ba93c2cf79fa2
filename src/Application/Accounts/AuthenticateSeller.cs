using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>
/// Authenticates a seller by the CRM's one-time token. A write uses the token up, and needs the page's origin and an administrator.
/// </summary>
/// <param name="Token">The only header <c>X-Auth-Token</c>.</param>
/// <param name="Origin">The header <c>Origin</c>.</param>
/// <param name="Writes">True for a request that changes something.</param>
public sealed record AuthenticateSellerCommand(string? Token, string? Origin, bool Writes) : IRequest<Result<Seller>>
{
    public override string ToString() => "(token)";
}

/// <summary>The seller's user, with the tenant that the token proved.</summary>
/// <param name="Tenant">From the token and from nowhere else.</param>
/// <param name="UserId">In the CRM.</param>
/// <param name="Language">Of the account.</param>
/// <param name="ReauthorizeLink">Set when the account must be re-authorised: it can read that, and nothing else.</param>
public sealed record Seller(TenantKey Tenant, long UserId, string? Language, Uri? ReauthorizeLink)
{
    /// <summary>Of the user; null where the CRM did not tell it.</summary>
    public string? Name { get; init; }

    /// <summary>The user as timelines and the journal name it.</summary>
    public Actor Actor => new(UserId, Name);
}

internal sealed class AuthenticateSellerHandler(ICrmAuthorization authorization, IAccounts accounts, ITokens tokens, INonces nonces)
    : IRequestHandler<AuthenticateSellerCommand, Result<Seller>>
{
    private static Refusal Unproved => new(RefusalKind.Unauthenticated, "seller.unproved", "The token does not hold.");
    private static Refusal ForeignOrigin => new(RefusalKind.Forbidden, "seller.foreign_origin", "The page is not the account's own.");
    private static Refusal NotAdministrator =>
        new(RefusalKind.Forbidden, "seller.not_administrator", "Only an administrator may change this.");

    public async Task<Result<Seller>> Handle(AuthenticateSellerCommand command, CancellationToken cancellationToken)
    {
        if (authorization.ReadSellerToken(command.Token) is not { } token)
            return Unproved;
        var account = await accounts.FindByNumberAsync(token.AccountId, cancellationToken);
        if (account is not { IsActive: true } || await tokens.FindAsync(account.Tenant, cancellationToken) is null)
            return Unauthorized(token, account);
        if (!await authorization.LivesAtAsync(account, new Uri(token.Issuer).Host, cancellationToken))
            return Unproved;
        if (command.Writes && await RefuseWriteAsync(command, token, account, cancellationToken) is { } refusal)
            return refusal;
        return new Seller(account.Tenant, token.UserId, account.Profile.Language, null);
    }

    private Seller Unauthorized(SellerToken token, Account? account)
    {
        var tenant = account?.Tenant ?? new TenantKey(PlatformOf(token), token.AccountId);
        return new Seller(tenant, token.UserId, account?.Profile.Language, authorization.AuthorizationLink(tenant.Platform));
    }

    private async Task<Refusal?> RefuseWriteAsync(
        AuthenticateSellerCommand command,
        SellerToken token,
        Account account,
        CancellationToken cancellationToken
    )
    {
        if (!string.Equals(command.Origin, token.Issuer, StringComparison.OrdinalIgnoreCase))
            return ForeignOrigin;
        if (!await nonces.TryUseAsync("seller-token", token.Nonce.Value, token.Nonce.ExpiresAt, cancellationToken))
            return Unproved;
        return token.IsAdmin ?? await authorization.IsAdministratorAsync(account, token.UserId, cancellationToken)
            ? null
            : NotAdministrator;
    }

    private static Platform PlatformOf(SellerToken token) =>
        new Uri(token.Issuer).Host.EndsWith(".amocrm.ru", StringComparison.OrdinalIgnoreCase) ? Platform.AmoCrm : Platform.Kommo;
}
