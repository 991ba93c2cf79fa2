namespace CleanAcquiring.Application.Storage;

/// <summary>What became of a token pair under the lock.</summary>
public abstract record TokenChange
{
    private TokenChange()
    {
    }

    /// <summary>Another process had renewed it: nothing to store.</summary>
    public sealed record Keep : TokenChange;

    /// <summary>A new pair, and the account's host when it turned out to be another.</summary>
    public sealed record Store(TokenPair Tokens, string? NewHost = null) : TokenChange;

    /// <summary>The grant is dead: the pair is removed and an active account is marked as needing authorisation.</summary>
    public sealed record Dead : TokenChange;
}
