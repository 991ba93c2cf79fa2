using System.Net;

namespace CleanAcquiring.Web.Hosting;

/// <summary>Whose forwarded headers are believed; nobody's by default. From the section <c>Proxies</c>.</summary>
internal sealed class ProxyOptions
{
    /// <summary>Networks, separated by commas: <c>10.0.0.0/8, 192.168.1.5/32</c>.</summary>
    public string? Trusted { get; set; }

    public IReadOnlyList<IPNetwork> Networks => [.. Parts.Select(part => IPNetwork.Parse(part))];

    internal IEnumerable<string> Parts =>
        (Trusted ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
