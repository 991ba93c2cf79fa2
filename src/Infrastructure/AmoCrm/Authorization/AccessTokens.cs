using System.Diagnostics;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.AmoCrm.Client;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>
/// Gives a usable token. A renewal runs alone, under the account's lock, and reads the token again there.
/// </summary>
internal sealed class AccessTokens(ITokens tokens, TokenRenewal renewal, TimeProvider clock)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan EarlyMargin = TimeSpan.FromHours(1);
    private static readonly TimeSpan BlockLasts = TimeSpan.FromMinutes(5);

    /// <summary>A token for a call now.</summary>
    /// <exception cref="OutageException">It has ended and cannot be renewed now.</exception>
    public async Task<Access> FindAsync(Account account, CancellationToken cancellationToken)
    {
        if (await tokens.FindAsync(account.Tenant, cancellationToken) is not { } pair)
            return new Access.Closed(ClosedReason.Reauthorize);
        if (!EndsWithin(pair, Margin))
            return new Access.Open(pair);
        try
        {
            return await ChangeAsync(account, current => EndsWithin(current, Margin), cancellationToken);
        }
        catch (OutageException) when (!EndsWithin(pair, TimeSpan.Zero))
        {
            return new Access.Open(pair);
        }
    }

    /// <summary>A token in place of one that was refused.</summary>
    /// <exception cref="OutageException">It cannot be renewed now.</exception>
    public Task<Access> ReplaceAsync(Account account, TokenPair refused, CancellationToken cancellationToken) =>
        ChangeAsync(account, current => current.AccessToken == refused.AccessToken, cancellationToken);

    /// <summary>Renews the token of an idle account, so that its grant stays alive.</summary>
    /// <exception cref="OutageException">It cannot be renewed now.</exception>
    public Task<Access> RenewAsync(Account account, CancellationToken cancellationToken) =>
        ChangeAsync(account, current => EndsWithin(current, EarlyMargin), cancellationToken);

    private async Task<Access> ChangeAsync(Account account, Func<TokenPair, bool> mustRenew, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string? blocked = null;
        string? movedTo = null;
        // No cancellation from here on: a refresh token that was sent is spent, and its successor must be stored.
        var pair = await tokens.ChangeAsync(account.Tenant, async (current, _) =>
        {
            if (!mustRenew(current))
                return new TokenChange.Keep();
            var (response, host) = await renewal.RenewAsync(account, current);
            movedTo = response is TokenResponse.Issued && host != account.Profile.Host ? host : null;
            if (response is TokenResponse.Blocked)
                blocked = ClosedReason.Blocked;
            return Change(response, movedTo);
        }, CancellationToken.None);
        if (pair is not null && movedTo is not null)
            account.Learn(account.Profile with { Host = movedTo });
        return blocked is null && pair is not null ? new Access.Open(pair) : new Access.Closed(blocked ?? ClosedReason.Reauthorize);
    }

    private static TokenChange Change(TokenResponse response, string? movedTo) => response switch
    {
        TokenResponse.Issued issued => new TokenChange.Store(issued.Tokens, movedTo),
        TokenResponse.Dead => new TokenChange.Dead(),
        TokenResponse.Blocked => new TokenChange.Keep(),
        TokenResponse.Stranger => throw Outage("the account is not found, or our secret is not known", BlockLasts),
        TokenResponse.Misconfigured our => throw Outage($"our {our.Setting} is not accepted", BlockLasts),
        TokenResponse.Failed failed => throw Outage(failed.Reason, failed.RetryAfter),
        _ => throw new UnreachableException(),
    };

    private static OutageException Outage(string reason, TimeSpan? retryAfter) => new("amoCRM", "oauth.refresh", reason, retryAfter);

    private bool EndsWithin(TokenPair pair, TimeSpan margin) => pair.ExpiresAt - clock.GetUtcNow() <= margin;
}

/// <summary>A token to call with, or the reason why there is none.</summary>
internal abstract record Access
{
    private Access()
    {
    }

    public sealed record Open(TokenPair Tokens) : Access;

    /// <param name="Reason">One of <see cref="ClosedReason"/>.</param>
    public sealed record Closed(string Reason) : Access;
}
