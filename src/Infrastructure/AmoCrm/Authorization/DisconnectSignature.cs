using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>The signature of the disconnect hook: HMAC-SHA256 of <c>id|account</c>, without time, so it can be replayed for ever.</summary>
internal sealed class DisconnectSignature(IOptions<AmoCrmOptions> options)
{
    public bool Holds(string? accountId, string? clientUuid, string? signature)
    {
        if (accountId is not { Length: > 0 and < 20 } || !accountId.All(char.IsAsciiDigit) || accountId[0] == '0')
            return false;
        if (!string.Equals(clientUuid, options.Value.ClientId, StringComparison.OrdinalIgnoreCase)
            || signature is not { Length: 64 } || !signature.All(char.IsAsciiHexDigit))
            return false;
        var expected = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(options.Value.ClientSecret), Encoding.UTF8.GetBytes($"{options.Value.ClientId}|{accountId}"));
        return CryptographicOperations.FixedTimeEquals(expected, Convert.FromHexString(signature));
    }
}
