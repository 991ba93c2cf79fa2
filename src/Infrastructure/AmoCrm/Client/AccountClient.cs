using System.Text.Json;
using CleanAcquiring.Application;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.AmoCrm.Authorization;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using CleanAcquiring.Infrastructure.AmoCrm.Pacing;

namespace CleanAcquiring.Infrastructure.AmoCrm.Client;

/// <summary>
/// Calls the API on behalf of an account: its token, its pace, its host. Renews a refused token once, follows a renamed account once.
/// </summary>
internal sealed class AccountClient(AmoCrmClient client, AccessTokens tokens, AccountMoves moves, AccountPace pace, CrmTurn turn)
{
    // 20 pages of 250 are more lists, fields and currencies than any account has.
    private const int MaxPages = 20;

    /// <summary>Makes one call.</summary>
    /// <exception cref="OutageException">There was no usable response.</exception>
    public async Task<AmoCrmResponse> SendAsync(Account account, AmoCrmCall call, CancellationToken cancellationToken)
    {
        var response = await AuthorizedAsync(account, call, cancellationToken);
        // An account always finds itself. The host that a renamed one left does not, and nothing that it misses is missing.
        if (call != AccountReading.Call || response is not AmoCrmResponse.Nothing { ByRoute: true })
            return response;
        if (await moves.FollowAsync(account, cancellationToken))
            response = await AuthorizedAsync(account, call, cancellationToken);
        return response is not AmoCrmResponse.Nothing
            ? response
            : throw new OutageException("amoCRM", call.Operation, "the host does not know the account");
    }

    /// <summary>All entries of a collection, or the reason for which the account is closed.</summary>
    /// <exception cref="OutageException">There was no usable response.</exception>
    public async Task<(IReadOnlyList<JsonElement> Items, string? Closed)> ListAsync(
        Account account, string operation, string path, string plural, CancellationToken cancellationToken)
    {
        var items = new List<JsonElement>();
        for (var page = 1; page <= MaxPages; page++)
        {
            var response = await SendAsync(account, AmoCrmCall.Get(operation, $"{path}?page={page}&limit=250"), cancellationToken);
            if (response is AmoCrmResponse.Closed closed)
                return ([], closed.Reason);
            if (response is not AmoCrmResponse.Ok ok)
                break;
            items.AddRange(ok.Body.Member("_embedded").Member(plural).Items());
            if (!ok.Body.Member("_links").Member("next").Says())
                break;
        }
        return (items, null);
    }

    private async Task<AmoCrmResponse> AuthorizedAsync(Account account, AmoCrmCall call, CancellationToken cancellationToken)
    {
        var access = await tokens.FindAsync(account, cancellationToken);
        if (access is not Access.Open open)
            return Shut(access);
        var response = await SendAsync(account, call, open.Tokens.AccessToken, cancellationToken);
        if (response is not AmoCrmResponse.Unauthorized)
            return response;
        var renewed = await tokens.ReplaceAsync(account, open.Tokens, cancellationToken);
        if (renewed is not Access.Open again)
            return Shut(renewed);
        response = await SendAsync(account, call, again.Tokens.AccessToken, cancellationToken);
        return response is AmoCrmResponse.Unauthorized ? new AmoCrmResponse.Closed(ClosedReason.Reauthorize) : response;
    }

    private async Task<AmoCrmResponse> SendAsync(Account account, AmoCrmCall call, string accessToken, CancellationToken cancellationToken)
    {
        await pace.WaitAsync(account.Tenant, turn.Caller, call.Operation, cancellationToken);
        var response = await client.SendAsync(account.Profile.Host, call, accessToken, cancellationToken);
        return response is AmoCrmResponse.Failed failed
            ? throw new OutageException("amoCRM", call.Operation, failed.Reason, failed.RetryAfter)
            : response;
    }

    private static AmoCrmResponse.Closed Shut(Access access) =>
        new(access is Access.Closed closed ? closed.Reason : ClosedReason.Reauthorize);
}
