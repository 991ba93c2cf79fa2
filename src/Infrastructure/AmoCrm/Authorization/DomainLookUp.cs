using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>Where a renamed account lives now, asked of the vendor's shared host. The refresh token proves us and is not spent.</summary>
internal sealed class DomainLookUp(AmoCrmClient client, AmoCrmHosts hosts)
{
    /// <summary>
    /// An accepted host where it is to be learnt; or that the token is dead, which this endpoint alone can tell without our
    /// secret.
    /// </summary>
    public async Task<(string? Host, bool TokenIsDead)> FindAsync(string? apiHost, string refreshToken, long accountId)
    {
        if (hosts.Accept(apiHost) is not { } host)
            return (null, false);
        var call = AmoCrmCall.Get("oauth.domain", "/oauth2/account/current/subdomain", refreshToken);
        var answer = await client.SendAsync(host, call, null, CancellationToken.None);
        return answer is AmoCrmResponse.Ok ok && ok.Body.Member("id").AsWhole() == accountId
            ? (hosts.Accept(ok.Body.Member("domain").AsText()), false)
            : (null, answer is AmoCrmResponse.Unauthorized);
    }
}
