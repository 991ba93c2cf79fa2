using System.Globalization;

namespace CleanAcquiring.Domain.Webhooks;

/// <summary>The addresses that a seller may have webhooks sent to; the network they lead to is checked at each connection.</summary>
public static class WebhookUrl
{
    private const int Longest = 500;
    private const int FirstFreePort = 1024;

    // Names of private networks (RFC 6761, 6762, 8375, 9476).
    private static readonly string[] PrivateSuffixes =
        [".localhost", ".local", ".internal", ".home.arpa", ".lan", ".intranet", ".corp", ".test", ".invalid", ".onion"];

    /// <summary>
    /// Reads an https address of a public host name, without a user name or a fragment, on the port 443 or one from 1024. Null for
    /// any other text.
    /// </summary>
    public static Uri? Parse(string? text) =>
        text is { Length: > 0 and <= Longest }
        && !text.Any(IsUnprintable)
        && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url is { Scheme: "https", HostNameType: UriHostNameType.Dns, UserInfo: "", Fragment: "" }
        && (url.IsDefaultPort || url.Port >= FirstFreePort)
        && IsPublic(url.IdnHost)
            ? url
            : null;

    private static bool IsPublic(string host) =>
        host.Contains('.', StringComparison.Ordinal)
        && host[^1] != '.'
        // A top-level domain of digits is an address in another notation.
        && !host[(host.LastIndexOf('.') + 1)..].All(char.IsAsciiDigit)
        && !PrivateSuffixes.Any(suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));

    private static bool IsUnprintable(char c) =>
        char.IsControl(c) || char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format || c == '\\';
}
