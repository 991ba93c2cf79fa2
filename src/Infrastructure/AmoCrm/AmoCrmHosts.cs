using System.Text.RegularExpressions;
using CleanAcquiring.Domain.Accounts;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.AmoCrm;

/// <summary>
/// Which hosts are amoCRM's, and at which address each is called. The client secret goes to them, so a name from outside passes
/// here first.
/// </summary>
internal sealed partial class AmoCrmHosts(IOptions<AmoCrmOptions> options)
{
    private const string Russian = "amocrm.ru";

    private readonly IReadOnlyList<string> suffixes = options.Value.Suffixes;
    private readonly Uri? instead = options.Value.Override;

    /// <summary>The host in lower case when it is exactly one label before an allowed suffix; else nothing.</summary>
    public string? Accept(string? host)
    {
        var name = host?.ToLowerInvariant();
        return name is not null && name.IndexOf('.', StringComparison.Ordinal) is var dot and > 0
            && Label().IsMatch(name[..dot]) && suffixes.Contains(name[(dot + 1)..], StringComparer.Ordinal)
            ? name
            : null;
    }

    /// <summary>The two platforms are told apart by the domain; <paramref name="host"/> is an accepted one.</summary>
    public static Platform PlatformOf(string host) =>
        host.EndsWith("." + Russian, StringComparison.OrdinalIgnoreCase) ? Platform.AmoCrm : Platform.Kommo;

    public Uri Address(string host, string path) => new((instead?.AbsoluteUri.TrimEnd('/') ?? $"https://{host}") + path);

    /// <summary>The name for the <c>Host</c> header, where the address does not say it.</summary>
    public string? HeaderOf(string host) => instead is null ? null : host;

    // \z and not $, which would let a line feed pass.
    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();
}
