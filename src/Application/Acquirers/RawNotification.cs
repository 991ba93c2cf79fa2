using System.Net;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>A notification as it came in. Printing it prints nothing.</summary>
/// <param name="Body">The bytes, at most 64 KB; empty for a GET.</param>
/// <param name="ContentType">As sent.</param>
/// <param name="Query">The query string with its question mark, or null.</param>
/// <param name="Headers">Lower-case names; once stored, only those that the acquirer's profile names.</param>
public sealed record RawNotification(
    ReadOnlyMemory<byte> Body,
    string? ContentType,
    string? Query,
    IReadOnlyDictionary<string, string> Headers
)
{
    /// <summary><c>GET</c> or <c>POST</c>.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>The part of the address after the key, by which some acquirers tell their notifications apart; null for none.</summary>
    public string? Topic { get; init; }

    /// <summary>The address from which it came, as our proxies tell it; not stored, and null when it is read again.</summary>
    public IPAddress? Sender { get; init; }

    /// <summary>By our clock: what a reading may call "now".</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    public override string ToString() => "(notification)";
}
