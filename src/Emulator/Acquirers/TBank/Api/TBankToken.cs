using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

/// <summary>The signature of requests and notifications: SHA-256 over the root scalars and the password, ordered by name.</summary>
internal static class TBankToken
{
    public const string Member = "Token";

    public static string Of(JsonElement body, string password)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in body.EnumerateObject())
        {
            if (member.Name != Member && Scalar(member.Value) is { } value)
            {
                values[member.Name] = value;
            }
        }

        values["Password"] = password;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(values.Values))));
    }

    public static bool IsRight(JsonElement body, string password)
    {
        var claimed = body.Text(Member)?.ToLowerInvariant() ?? string.Empty;
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(claimed), Encoding.UTF8.GetBytes(Of(body, password)));
    }

    // Numbers and booleans are signed exactly as written in the body.
    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.Decoded(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
