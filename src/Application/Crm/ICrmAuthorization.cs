using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Crm;

/// <summary>The account's authorization: installed, refreshed, revoked.</summary>
public interface ICrmAuthorization
{
    /// <summary>
    /// Exchanges a one-time code at an account's host. The host was checked; both sources of the account's number must agree.
    /// </summary>
    /// <param name="host">As checked by <see cref="IsAccountHost"/>.</param>
    /// <param name="code">From the redirect.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="OutageException">The code may still be good.</exception>
    Task<ExchangeOutcome> ExchangeAsync(string host, string code, CancellationToken cancellationToken);

    /// <summary>True for a host of exactly one label before an allowed suffix, which is none of the vendor's own.</summary>
    bool IsAccountHost(string? host);

    /// <summary>True for the id of our own integration.</summary>
    bool IsOwnClient(string clientId);

    /// <summary>
    /// True for the account's host. For another one the CRM is asked whether the account was renamed to it; if so it is stored, and
    /// learned by <paramref name="account"/>.
    /// </summary>
    /// <exception cref="OutageException">It could not be asked.</exception>
    Task<bool> LivesAtAsync(Account account, string host, CancellationToken cancellationToken);

    /// <summary>Renews the access token if it is near its end or unused for long; takes the account's lock.</summary>
    /// <exception cref="OutageException">To be tried again.</exception>
    Task<RefreshOutcome> RefreshAsync(Account account, CancellationToken cancellationToken);

    /// <summary>True when the account still answers our token; asked by a call.</summary>
    /// <exception cref="OutageException">It could not be asked.</exception>
    Task<bool> IsOpenAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Checks the disconnect hook's signature in constant time.</summary>
    bool IsDisconnectSigned(string? accountId, string? clientUuid, string? signature);

    /// <summary>The link at which an administrator authorises, with a fresh one-time state.</summary>
    Uri AuthorizationLink(Platform platform);

    /// <summary>The single-use part of a state that we issued and that is not too old; null for any other text.</summary>
    OneTimeNonce? ReadState(string? state);

    /// <summary>Reads a seller's one-time token: signature, audience, times, integration, host. null when any of them fails.</summary>
    SellerToken? ReadSellerToken(string? token);

    /// <summary>A user of the account, asked of the CRM; null where it does not tell.</summary>
    /// <exception cref="OutageException">It could not be asked.</exception>
    Task<CrmUser?> FindUserAsync(Account account, long userId, CancellationToken cancellationToken);

    /// <summary>True when the stored grant still works and was given by an administrator; asked of the CRM.</summary>
    /// <exception cref="OutageException">It could not be asked.</exception>
    Task<bool> HasAdministratorsGrantAsync(Account account, CancellationToken cancellationToken);
}

public abstract record ExchangeOutcome
{
    private ExchangeOutcome()
    {
    }

    /// <summary>The account's tokens and profile.</summary>
    /// <param name="Tenant">As the token and the account itself agree.</param>
    /// <param name="Profile">As the account describes itself.</param>
    /// <param name="Tokens">Not stored yet.</param>
    /// <param name="ByAdministrator">False for a user of fewer rights, and where the CRM did not say.</param>
    public sealed record Granted(TenantKey Tenant, CrmProfile Profile, TokenPair Tokens, bool ByAdministrator) : ExchangeOutcome;

    /// <summary>The code is spent, old or not ours, or the two sources of the account's number disagree.</summary>
    public sealed record Refused(string Reason) : ExchangeOutcome;
}

public enum RefreshOutcome
{
    Refreshed,

    /// <summary>The refresh token is dead; the account is marked so.</summary>
    GrantDead,
}

/// <summary>A user of the CRM.</summary>
/// <param name="Name">Null where the CRM has none.</param>
/// <param name="IsAdministrator">Of the account.</param>
public sealed record CrmUser(string? Name, bool IsAdministrator);

/// <summary>The claims of a verified one-time token of the seller's page.</summary>
/// <param name="AccountId">The only source of the tenant.</param>
/// <param name="UserId">The CRM's user id.</param>
/// <param name="IsAdmin">null when the token does not say.</param>
/// <param name="Issuer">The account's address, <c>https://demoshop.amocrm.ru</c>.</param>
/// <param name="Nonce">For writes, which need a token not used before.</param>
public sealed record SellerToken(long AccountId, long UserId, bool? IsAdmin, string Issuer, OneTimeNonce Nonce);

/// <summary>Something that may be used once.</summary>
/// <param name="Value">The unique part.</param>
/// <param name="ExpiresAt">After this it is refused anyway and need not be remembered.</param>
public sealed record OneTimeNonce(string Value, DateTimeOffset ExpiresAt);
