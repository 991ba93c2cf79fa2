using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Hosting;

/// <summary>The proxies whose forwarded headers are believed, none by default. From the section <c>Proxies</c>.</summary>
internal sealed class ProxyOptions
{
    /// <summary>Networks, separated by commas: <c>10.0.0.0/8, 192.168.1.5/32</c>.</summary>
    public string? Trusted { get; set; }

    public IReadOnlyList<IPNetwork> Networks => [.. Parts.Select(part => IPNetwork.Parse(part))];

    internal IEnumerable<string> Parts =>
        (Trusted ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

internal sealed class ProxyOptionsCheck : IValidateOptions<ProxyOptions>
{
    // The widest private networks: 10.0.0.0/8 and fc00::/7.
    private const int WidestIpV4 = 8;
    private const int WidestIpV6 = 7;

    public ValidateOptionsResult Validate(string? name, ProxyOptions options)
    {
        if (!options.Parts.All(part => IPNetwork.TryParse(part, out _)))
            return ValidateOptionsResult.Fail("Proxies:Trusted must be a comma list of networks such as 10.0.0.0/8.");
        return options.Networks.Any(IsTooWide)
            ? ValidateOptionsResult.Fail(
                "Proxies:Trusted trusts the internet: anybody could choose the address that the limits count; name your own proxies.")
            : ValidateOptionsResult.Success;
    }

    private static bool IsTooWide(IPNetwork network) =>
        network.PrefixLength < (network.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6 ? WidestIpV6 : WidestIpV4);
}
