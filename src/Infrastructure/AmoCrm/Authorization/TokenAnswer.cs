using CleanAcquiring.Application.Ports.Storage;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>What the token endpoint answered.</summary>
internal abstract record TokenAnswer
{
    private TokenAnswer()
    {
    }

    public sealed record Issued(TokenPair Tokens) : TokenAnswer;

    /// <summary>The code or the refresh token is spent, old or not of this account.</summary>
    public sealed record Dead(string Reason) : TokenAnswer;

    /// <summary>Nobody of that name is at this host, or it says so in a way that cannot be told from a wrong secret of ours.</summary>
    public sealed record Stranger(bool MayBeOurSecret) : TokenAnswer;

    /// <summary>Our redirect address is not the one in the integration's settings: no account's fault.</summary>
    public sealed record Misconfigured : TokenAnswer;

    public sealed record Blocked : TokenAnswer;

    /// <summary>No usable answer. It may have been acted upon.</summary>
    public sealed record Failed(string Reason, TimeSpan? RetryAfter, bool Throttled) : TokenAnswer;
}
