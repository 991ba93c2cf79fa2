using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Reads the CRM's one-time token, and finds the account that it speaks for.</summary>
internal sealed class SellerProofs(ICrmAuthorization authorization, IAccounts accounts, ITokens tokens)
{
    public static Refusal Unproved => new(RefusalKind.Unauthenticated, "seller.unproved", "The token does not hold.");

    public static Refusal ForeignOrigin => new(RefusalKind.Forbidden, "seller.foreign_origin", "The page is not the account's own.");

    /// <summary>Null where the token proves nothing.</summary>
    public async Task<SellerProof?> FindAsync(string? text, CancellationToken cancellationToken)
    {
        if (authorization.ReadSellerToken(text) is not { } token)
            return null;
        var account = await accounts.FindByNumberAsync(token.AccountId, cancellationToken);
        if (account is not { IsActive: true } || await tokens.FindAsync(account.Tenant, cancellationToken) is null)
            return new SellerProof(token, account?.Tenant ?? new TenantKey(PlatformOf(token), token.AccountId), account, null);
        return await authorization.LivesAtAsync(account, new Uri(token.Issuer).Host, cancellationToken)
            ? new SellerProof(token, account.Tenant, account, account)
            : null;
    }

    private static Platform PlatformOf(SellerToken token) =>
        new Uri(token.Issuer).Host.EndsWith(".amocrm.ru", StringComparison.OrdinalIgnoreCase) ? Platform.AmoCrm : Platform.Kommo;
}

/// <summary>A verified one-time token with its account.</summary>
/// <param name="Token">Its claims.</param>
/// <param name="Tenant">That of the claims.</param>
/// <param name="Account">Null where it was never installed.</param>
/// <param name="Granted">The account where its grant works; null where an administrator has to authorise again.</param>
internal sealed record SellerProof(SellerToken Token, TenantKey Tenant, Account? Account, Account? Granted)
{
    public bool IsOwnPage(string? origin) => string.Equals(origin, Token.Issuer, StringComparison.OrdinalIgnoreCase);
}
