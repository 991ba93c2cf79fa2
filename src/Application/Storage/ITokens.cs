using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Storage;

/// <summary>The tokens of accounts, sealed at rest.</summary>
public interface ITokens
{
    /// <summary>The stored pair, or null. Served from the loaded account where possible.</summary>
    Task<TokenPair?> FindAsync(TenantKey tenant, CancellationToken cancellationToken);

    /// <summary>Stores the pair of a new installation under the account's lock; it makes the account active.</summary>
    Task StoreAsync(TenantKey tenant, TokenPair tokens, CancellationToken cancellationToken);

    /// <summary>
    /// Disconnects an account and removes its pair, under the account's lock; changes nothing where it was installed again meanwhile.
    /// </summary>
    /// <param name="tenant">The account.</param>
    /// <param name="installedAt">The moment of the installation whose grant is refused.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task DisconnectAsync(TenantKey tenant, DateTimeOffset installedAt, CancellationToken cancellationToken);

    /// <summary>
    /// Changes the pair under the account's lock, across processes. The change sees the pair as it is under the lock; its result is
    /// committed before this call returns, so that a token is stored before it is used. The only place where an outside call runs
    /// inside a transaction.
    /// </summary>
    Task<TokenPair?> ChangeAsync(
        TenantKey tenant,
        Func<TokenPair, CancellationToken, Task<TokenChange>> change,
        CancellationToken cancellationToken
    );
}

/// <summary>The opened tokens of an account. Printing them prints nothing.</summary>
/// <param name="AccessToken">About 1000 characters.</param>
/// <param name="RefreshToken">Single-use.</param>
/// <param name="ExpiresAt">Expiry of the access token.</param>
/// <param name="RefreshedAt">Time of the last refresh.</param>
/// <param name="ApiHost">The vendor's shared host for this account, where the token named one.</param>
public sealed record TokenPair(
    string AccessToken,
    string RefreshToken,
    DateTimeOffset ExpiresAt,
    DateTimeOffset RefreshedAt,
    string? ApiHost
)
{
    public override string ToString() => "(tokens)";
}

/// <summary>The change of a token pair under the account's lock.</summary>
public abstract record TokenChange
{
    private TokenChange()
    {
    }

    /// <summary>Another process has refreshed it: keep the stored pair.</summary>
    public sealed record Keep : TokenChange;

    /// <summary>A new pair, and the account's host when it turned out to be another.</summary>
    public sealed record Store(TokenPair Tokens, string? NewHost = null) : TokenChange;

    /// <summary>The refresh token is dead: the pair is removed and an active account is marked as needing authorisation.</summary>
    public sealed record Dead : TokenChange;
}
