using CleanAcquiring.Application.Storage;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>Whether there is a token to call with.</summary>
internal abstract record Access
{
    private Access()
    {
    }

    public sealed record Open(TokenPair Tokens) : Access;

    /// <param name="Reason">A word of <see cref="Client.ClosedReason"/>.</param>
    public sealed record Closed(string Reason) : Access;
}
