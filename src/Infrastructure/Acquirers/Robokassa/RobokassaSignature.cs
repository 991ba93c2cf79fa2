using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CleanAcquiring.Infrastructure.Acquirers.Robokassa;

/// <summary>The hash algorithms between which a shop chooses in its technical settings, for both directions.</summary>
internal enum RobokassaHash
{
    Md5,
    Ripemd160,
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

/// <summary>Robokassa's signatures: a hash over values that colons separate, with a password among them.</summary>
internal static class RobokassaSignature
{
    /// <summary>Additional parameters begin so; they stand at the end of what is signed, in ordinal order of their names.</summary>
    public const string ExtraPrefix = "Shp_";

    /// <summary>Lower-case hexadecimal digits of the hash over the values.</summary>
    public static string Of(RobokassaHash hash, IEnumerable<string> values) => Of(hash, string.Join(':', values));

    public static string Of(RobokassaHash hash, string text) => Convert.ToHexStringLower(Hash(hash, Encoding.UTF8.GetBytes(text)));

    /// <summary>Additional parameters as they are signed: <c>Shp_name=value</c>, names in ordinal order.</summary>
    public static IEnumerable<string> Extras(IEnumerable<KeyValuePair<string, string>> parameters) => parameters
        .Where(parameter => parameter.Key.StartsWith(ExtraPrefix, StringComparison.OrdinalIgnoreCase))
        .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
        .Select(parameter => $"{parameter.Key}={parameter.Value}");

    /// <summary>Compares in constant time, without regard to case.</summary>
    public static bool IsSame(string claimed, string computed) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(claimed.ToLowerInvariant()), Encoding.UTF8.GetBytes(computed));

    /// <summary>A token of the refund service: HMAC-SHA-256 with password #3.</summary>
    public static string RefundToken(string payload, string password)
    {
        var signed = $"{Encode("""{"alg":"HS256","typ":"JWT"}"""u8)}.{Encode(Encoding.UTF8.GetBytes(payload))}";
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(password), Encoding.ASCII.GetBytes(signed));
        return $"{signed}.{Encode(mac)}";
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The shop chooses it at Robokassa.")]
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The shop chooses it at Robokassa.")]
    private static byte[] Hash(RobokassaHash hash, byte[] bytes) => hash switch
    {
        RobokassaHash.Md5 => MD5.HashData(bytes),
        RobokassaHash.Ripemd160 => Ripemd160.HashData(bytes),
        RobokassaHash.Sha1 => SHA1.HashData(bytes),
        RobokassaHash.Sha256 => SHA256.HashData(bytes),
        RobokassaHash.Sha384 => SHA384.HashData(bytes),
        RobokassaHash.Sha512 => SHA512.HashData(bytes),
    };
}
