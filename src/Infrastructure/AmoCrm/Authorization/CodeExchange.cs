using System.Diagnostics;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Pacing;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>
/// Exchanges a one-time code for an account. The redirect does not name the account, so the token and the account itself must
/// agree on it.
/// </summary>
internal sealed class CodeExchange(
    TokenEndpoint endpoint,
    ExchangeBudget budget,
    AmoCrmClient client,
    AmoCrmHosts hosts,
    AccountPace pace,
    IOptions<AmoCrmOptions> options,
    TimeProvider clock)
{
    // The code is spent by now, and amoCRM does not call again.
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    public async Task<ExchangeOutcome> ExchangeAsync(string host, string code, CancellationToken cancellationToken)
    {
        if (hosts.AcceptAccount(host) is not { } accepted)
            return new ExchangeOutcome.Refused("host");
        if (budget.HasFailed(accepted, code))
            return new ExchangeOutcome.Refused("code");
        if (!budget.TryTake(accepted))
            throw new OutageException("amoCRM", "oauth.exchange", "too many exchanges", ExchangeBudget.Window);
        cancellationToken.ThrowIfCancellationRequested();
        var response = await endpoint.ExchangeAsync(accepted, code);
        if (response is TokenResponse.Issued)
            budget.Return(accepted);
        if (response is TokenResponse.Dead)
            budget.Fail(accepted, code);
        return response switch
        {
            TokenResponse.Issued issued => await AgreeAsync(accepted, issued.Tokens),
            TokenResponse.Dead => new ExchangeOutcome.Refused("code"),
            TokenResponse.Stranger { MayBeOurSecret: true } => new ExchangeOutcome.Refused("client"),
            TokenResponse.Stranger => new ExchangeOutcome.Refused("account"),
            TokenResponse.Misconfigured our => new ExchangeOutcome.Refused(our.Setting),
            TokenResponse.Blocked => new ExchangeOutcome.Refused(ClosedReason.Blocked),
            TokenResponse.Failed failed => throw new OutageException("amoCRM", "oauth.exchange", failed.Reason, failed.RetryAfter),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<ExchangeOutcome> AgreeAsync(string host, TokenPair tokens)
    {
        var claims = AccessTokenClaims.Read(tokens.AccessToken);
        var isOurs = claims.Audience is null || string.Equals(claims.Audience, options.Value.ClientId, StringComparison.OrdinalIgnoreCase);
        if (claims.AccountId is not { } accountId || !isOurs)
            return new ExchangeOutcome.Refused("token");
        var tenant = new TenantKey(AmoCrmHosts.PlatformOf(host), accountId);
        return await QueryAsync(host, tenant, AccountReading.Call, tokens.AccessToken) switch
        {
            AmoCrmResponse.Ok ok when AccountReading.Of(host, ok.Body) is var reading && reading.Id == accountId =>
                new ExchangeOutcome.Granted(
                    tenant,
                    reading.Profile,
                    tokens,
                    (claims.UserId ?? reading.UserId) is { } user
                        && UserReading.Of(await QueryAsync(host, tenant, UserReading.CallOf(user), tokens.AccessToken), user)
                            is { IsAdministrator: true }),
            AmoCrmResponse.Failed failed => throw new OutageException(
                "amoCRM",
                AccountReading.Call.Operation,
                failed.Reason,
                failed.RetryAfter
            ),
            AmoCrmResponse.Closed closed => new ExchangeOutcome.Refused(closed.Reason),
            _ => new ExchangeOutcome.Refused("account"),
        };
    }

    private async Task<AmoCrmResponse> QueryAsync(string host, TenantKey tenant, AmoCrmCall call, string accessToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            await pace.WaitAsync(tenant, call.Operation, CancellationToken.None);
            var response = await client.SendAsync(host, call, accessToken, CancellationToken.None);
            if (response is not AmoCrmResponse.Failed || attempt == Pauses.Length)
                return response;
            await Task.Delay(Pauses[attempt], clock);
        }
    }
}
