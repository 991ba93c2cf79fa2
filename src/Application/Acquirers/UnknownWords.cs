namespace CleanAcquiring.Application.Acquirers;

/// <summary>The words of a genuine message that its adapter does not know: the acquirer has changed, perhaps.</summary>
/// <param name="Fields">Names of members, never their values.</param>
/// <param name="Status">A status that nothing maps; null for none.</param>
public sealed record UnknownWords(IReadOnlyList<string> Fields, string? Status)
{
    public static UnknownWords None { get; } = new([], null);
}

/// <summary>The adapter can name what it does not know of a message.</summary>
public interface IKnownWords
{
    /// <summary>Pure; for a notification that was accepted.</summary>
    UnknownWords UnknownIn(RawNotification notification);
}
