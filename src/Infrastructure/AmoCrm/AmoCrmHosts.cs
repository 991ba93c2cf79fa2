using System.Text.RegularExpressions;
using CleanAcquiring.Domain.Accounts;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.AmoCrm;

/// <summary>
/// The hosts of amoCRM and the address at which each is called. The client secret goes to them, so a name from outside is checked
/// here first.
/// </summary>
internal sealed partial class AmoCrmHosts(IOptions<AmoCrmOptions> options)
{
    private const string Russian = "amocrm.ru";

    private readonly IReadOnlyList<string> suffixes = options.Value.Suffixes;
    private readonly Uri? replacement = options.Value.Override;

    /// <summary>The host in lower case when it is exactly one label before an allowed suffix; else null.</summary>
    public string? Accept(string? host)
    {
        var name = host?.ToLowerInvariant();
        return name is not null && name.IndexOf('.', StringComparison.Ordinal) is var dot and > 0
            && Label().IsMatch(name[..dot]) && suffixes.Contains(name[(dot + 1)..], StringComparer.Ordinal)
            ? name
            : null;
    }

    /// <summary>The same for a host that can be an account's: the vendor keeps some labels for itself.</summary>
    public string? AcceptAccount(string? host) =>
        Accept(host) is { } name && !VendorsOwn().IsMatch(name[..name.IndexOf('.', StringComparison.Ordinal)]) ? name : null;

    /// <summary>The platform by the domain; <paramref name="host"/> is an accepted one.</summary>
    public static Platform PlatformOf(string host) =>
        host.EndsWith("." + Russian, StringComparison.OrdinalIgnoreCase) ? Platform.AmoCrm : Platform.Kommo;

    public Uri Address(string host, string path) => new((replacement?.AbsoluteUri.TrimEnd('/') ?? $"https://{host}") + path);

    /// <summary>The name for the <c>Host</c> header, where the address lacks it; else null.</summary>
    public string? HeaderOf(string host) => replacement is null ? null : host;

    // \z: $ would let a line feed pass.
    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"\A(?:www|forum|pay|support|developers?|api|id|oauth|mail|cdn|static|status|blog|(?:api|drive)-[a-z])\z",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VendorsOwn();
}
