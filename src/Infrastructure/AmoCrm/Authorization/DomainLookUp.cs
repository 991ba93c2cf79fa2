using CleanAcquiring.Application.Storage;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>
/// Asks the vendor's shared host where an account lives now. The refresh token authenticates and is not spent; our secret is not
/// needed, so this endpoint alone tells a dead token from a wrong secret.
/// </summary>
internal sealed class DomainLookUp(AmoCrmClient client, AmoCrmHosts hosts)
{
    public async Task<DomainAnswer> FindAsync(TokenPair pair, long accountId)
    {
        if (hosts.Accept(pair.ApiHost) is not { } shared)
            return new DomainAnswer.Impossible();
        var call = AmoCrmCall.Get("oauth.domain", "/oauth2/account/current/subdomain", pair.RefreshToken);
        return await client.SendAsync(shared, call, null, CancellationToken.None) switch
        {
            AmoCrmResponse.Ok ok when ok.Body.Member("id").AsWhole() == accountId =>
                new DomainAnswer.Alive(hosts.AcceptAccount(ok.Body.Member("domain").AsText())),
            AmoCrmResponse.Unauthorized => new DomainAnswer.Dead(),
            AmoCrmResponse.Failed failed => new DomainAnswer.Failed(failed.Reason, failed.RetryAfter),
            AmoCrmResponse.Closed closed => new DomainAnswer.Failed(closed.Reason, null),
            _ => new DomainAnswer.Impossible(),
        };
    }
}

/// <summary>An answer of the vendor's shared host about a refresh token.</summary>
internal abstract record DomainAnswer
{
    private DomainAnswer()
    {
    }

    /// <param name="Host">Of the account; null for a host that is none of amoCRM's accounts.</param>
    public sealed record Alive(string? Host) : DomainAnswer;

    public sealed record Dead : DomainAnswer;

    public sealed record Failed(string Reason, TimeSpan? RetryAfter) : DomainAnswer;

    /// <summary>The token names no shared host, or the answer is none about this account.</summary>
    public sealed record Impossible : DomainAnswer;
}
