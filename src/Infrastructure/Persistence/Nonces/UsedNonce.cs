namespace CleanAcquiring.Infrastructure.Persistence.Nonces;

/// <summary>Something that was used once, by its hash.</summary>
internal sealed class UsedNonce
{
    public string Purpose { get; init; } = "";

    public string Hash { get; init; } = "";

    public DateTimeOffset ExpiresAt { get; init; }
}
