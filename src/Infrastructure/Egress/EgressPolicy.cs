using System.Security.Cryptography.X509Certificates;

namespace CleanAcquiring.Infrastructure.Egress;

/// <summary>The hosts that one outgoing client may call.</summary>
public sealed record EgressPolicy
{
    /// <summary>Whole host names; any port.</summary>
    public IReadOnlyCollection<string> ExactHosts { get; init; } = [];

    /// <summary>Suffixes without a leading dot: exactly one label stands before one, and the port is the scheme's own.</summary>
    public IReadOnlyCollection<string> HostSuffixes { get; init; } = [];

    /// <summary>
    /// Any host name, where a seller says which: such a client carries no secret of ours, and the address that a name leads to is
    /// checked at the connection as always.
    /// </summary>
    public bool AnyHostName { get; init; }

    /// <summary>Only where the configured address of the other side is plain http itself.</summary>
    public bool AllowPlainHttp { get; init; }

    /// <summary>Roots that are trusted beside the system's; the host name is checked all the same.</summary>
    public X509Certificate2Collection? ExtraRoots { get; init; }

    /// <summary>The fault of an address; null for an allowed one.</summary>
    internal string? Objection(Uri address)
    {
        if (!address.IsAbsoluteUri)
            return "the address is not absolute";
        if (address.UserInfo.Length > 0)
            return "the address carries a user name";
        if (address.Scheme != Uri.UriSchemeHttps && !(AllowPlainHttp && address.Scheme == Uri.UriSchemeHttp))
            return $"the scheme {address.Scheme} is not allowed";
        return IsDeclared(address) ? null : "the host is not declared";
    }

    private bool IsDeclared(Uri address)
    {
        var host = address.IdnHost;
        return AnyHostName && address.HostNameType == UriHostNameType.Dns
            || ExactHosts.Contains(host, StringComparer.OrdinalIgnoreCase)
            || address is { IsDefaultPort: true, HostNameType: UriHostNameType.Dns }
                && HostSuffixes.Any(suffix => IsOneLabelBefore(host, suffix));
    }

    private static bool IsOneLabelBefore(string host, string suffix) =>
        suffix.Length > 0
        && host.Length > suffix.Length + 1
        && host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
        && host.IndexOf('.', StringComparison.Ordinal) == host.Length - suffix.Length - 1;
}
