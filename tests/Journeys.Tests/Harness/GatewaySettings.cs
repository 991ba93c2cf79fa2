using System.Security.Cryptography;
using CleanAcquiring.Emulator;

namespace CleanAcquiring.Journeys.Tests.Harness;

internal static class GatewaySettings
{
    public static Dictionary<string, string?> For(EmulatorOptions options, Uri emulator, string database) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Postgres"] = database,
        ["Public:BaseUrl"] = options.GatewayUrl,
        ["AmoCrm:ClientId"] = options.ClientId,
        ["AmoCrm:ClientSecret"] = options.ClientSecret,
        ["AmoCrm:RedirectUri"] = options.RedirectUri,
        ["AmoCrm:BaseAddressOverride"] = emulator.GetLeftPart(UriPartial.Authority),
        ["Acquirers:tbank:BaseUrl"] = new Uri(emulator, "/acquirers/tbank/v2/").AbsoluteUri,
        ["Egress:AllowPrivateNetworks"] = "true",
        ["Sealing:Keys:1"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        ["RateLimits:PerIp"] = "100000",
        ["RateLimits:PerLink"] = "100000",
        ["RateLimits:PerAccount"] = "100000",
    };
}
