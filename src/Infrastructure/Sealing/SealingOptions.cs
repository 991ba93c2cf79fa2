namespace CleanAcquiring.Infrastructure.Sealing;

/// <summary>The keys of <c>Sealing:Keys</c>: number → base64 of 32 bytes.</summary>
internal sealed class SealingOptions
{
    public const string Section = "Sealing";

    public Dictionary<string, string> Keys { get; init; } = new(StringComparer.Ordinal);
}
