using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>The grants of amoCRM accounts: exchange, renewal, disconnection, and the tokens of sellers.</summary>
internal sealed class AmoCrmAuthorization(
    CodeExchange exchange,
    AccessTokens tokens,
    AccountMoves moves,
    AccountClient client,
    AmoCrmHosts hosts,
    DisconnectSignature disconnects,
    OAuthState states,
    SellerTokens sellers,
    IOptions<AmoCrmOptions> options) : ICrmAuthorization
{
    public Task<ExchangeOutcome> ExchangeAsync(string host, string code, CancellationToken cancellationToken) =>
        exchange.ExchangeAsync(host, code, cancellationToken);

    public bool IsAccountHost(string? host) => hosts.AcceptAccount(host) is not null;

    public bool IsOwnClient(string clientId) => string.Equals(clientId, options.Value.ClientId, StringComparison.OrdinalIgnoreCase);

    public async Task<bool> LivesAtAsync(Account account, string host, CancellationToken cancellationToken)
    {
        return IsThere() || hosts.AcceptAccount(host) is not null && await moves.FollowAsync(account, cancellationToken) && IsThere();

        bool IsThere() => string.Equals(account.Profile.Host, host, StringComparison.OrdinalIgnoreCase);
    }

    public async Task<RefreshOutcome> RefreshAsync(Account account, CancellationToken cancellationToken) =>
        await tokens.RenewAsync(account, cancellationToken) switch
        {
            Access.Open => RefreshOutcome.Refreshed,
            Access.Closed { Reason: ClosedReason.Reauthorize } => RefreshOutcome.GrantDead,
            _ => throw new OutageException("amoCRM", "oauth.refresh", "our calls are cut off", TimeSpan.FromMinutes(5)),
        };

    // Only a dead grant proves a disconnection: an unpaid or blocked account is still connected.
    public async Task<bool> IsOpenAsync(Account account, CancellationToken cancellationToken) =>
        await client.SendAsync(account, AccountReading.Call, cancellationToken)
            is not AmoCrmResponse.Closed { Reason: ClosedReason.Reauthorize };

    public bool IsDisconnectSigned(string? accountId, string? clientUuid, string? signature) =>
        disconnects.Holds(accountId, clientUuid, signature);

    public Uri AuthorizationLink(Platform platform)
    {
        var page = options.Value.ConsentAddress is { Length: > 0 } address ? address : platform switch
        {
            Platform.AmoCrm => "https://www.amocrm.ru/oauth",
            Platform.Kommo => "https://www.kommo.com/oauth",
        };
        // In this mode the window that shows the consent page also comes back, whoever opened it.
        return new Uri($"{page}?client_id={Uri.EscapeDataString(options.Value.ClientId)}&state={states.New()}&mode=post_message");
    }

    public OneTimeNonce? ReadState(string? state) => states.Read(state);

    public SellerToken? ReadSellerToken(string? token) => sellers.Read(token);

    public async Task<CrmUser?> FindUserAsync(Account account, long userId, CancellationToken cancellationToken) =>
        UserReading.Of(await client.SendAsync(account, UserReading.CallOf(userId), cancellationToken), userId);

    public async Task<bool> HasAdministratorsGrantAsync(Account account, CancellationToken cancellationToken) =>
        await FindGrantorAsync(account, cancellationToken) is { } grantor
        && await FindUserAsync(account, grantor, cancellationToken) is { IsAdministrator: true };

    // The claim is nowhere documented; the account names the user as well.
    private async Task<long?> FindGrantorAsync(Account account, CancellationToken cancellationToken) =>
        await tokens.FindAsync(account, cancellationToken) is Access.Open open
            && AccessTokenClaims.Read(open.Tokens.AccessToken).UserId is { } claimed ? claimed
        : await client.SendAsync(account, AccountReading.Call, cancellationToken) is AmoCrmResponse.Ok ok
            ? AccountReading.Of(account.Profile.Host, ok.Body).UserId
            : null;
}
