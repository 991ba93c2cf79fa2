namespace CleanAcquiring.Application.Acquirers;

/// <summary>A notification as it came in. Printing it prints nothing.</summary>
/// <param name="Body">The bytes, at most 64 KB.</param>
/// <param name="ContentType">As sent.</param>
/// <param name="Query">The query string with its question mark, or null.</param>
/// <param name="Headers">Only those that may carry a signature; lower-case names.</param>
public sealed record RawNotification(
    ReadOnlyMemory<byte> Body,
    string? ContentType,
    string? Query,
    IReadOnlyDictionary<string, string> Headers
)
{
    public override string ToString() => "(notification)";
}
