using System.Net;
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
    public ValidateOptionsResult Validate(string? name, ProxyOptions options) => options.Parts.All(part => IPNetwork.TryParse(part, out _))
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail("Proxies:Trusted must be a comma list of networks such as 10.0.0.0/8.");
}
