using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>Where a renamed account lives now, asked of the vendor's shared host. The refresh token proves us and is not spent.</summary>
internal sealed class DomainLookUp(AmoCrmClient client, AmoCrmHosts hosts)
{
    /// <summary>An accepted host, or nothing when it is not to be learnt.</summary>
    public async Task<string?> FindAsync(string? apiHost, string refreshToken, long accountId)
    {
        if (hosts.Accept(apiHost) is not { } host)
            return null;
        var call = new AmoCrmCall("oauth.domain", HttpMethod.Get, "/oauth2/account/current/subdomain") { RefreshToken = refreshToken };
        var answer = await client.SendAsync(host, call, null, CancellationToken.None);
        return answer is AmoCrmAnswer.Ok ok && ok.Body.Member("id").AsWhole() == accountId
            ? hosts.Accept(ok.Body.Member("domain").AsText())
            : null;
    }
}
