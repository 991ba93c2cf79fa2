using System.Net;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Hosting;

internal sealed class ProxyOptionsCheck : IValidateOptions<ProxyOptions>
{
    public ValidateOptionsResult Validate(string? name, ProxyOptions options) => options.Parts.All(part => IPNetwork.TryParse(part, out _))
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail("Proxies:Trusted must be a comma list of networks such as 10.0.0.0/8.");
}
