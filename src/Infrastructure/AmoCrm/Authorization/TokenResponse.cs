using CleanAcquiring.Application.Storage;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>What the token endpoint answered.</summary>
internal abstract record TokenResponse
{
    private TokenResponse()
    {
    }

    public sealed record Issued(TokenPair Tokens) : TokenResponse;

    /// <summary>The code or the refresh token is spent, old or not of this account.</summary>
    public sealed record Dead(string Reason) : TokenResponse;

    /// <summary>Nobody of that name is at this host, or it says so in a way that cannot be told from a wrong secret of ours.</summary>
    public sealed record Stranger(bool MayBeOurSecret) : TokenResponse;

    /// <summary>Our redirect address is not the one in the integration's settings: no account's fault.</summary>
    public sealed record Misconfigured : TokenResponse;

    public sealed record Blocked : TokenResponse;

    /// <summary>No usable answer. It may have been acted upon.</summary>
    public sealed record Failed(string Reason, TimeSpan? RetryAfter, bool Throttled) : TokenResponse;
}
