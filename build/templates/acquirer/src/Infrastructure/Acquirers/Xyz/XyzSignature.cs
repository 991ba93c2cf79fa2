using System.Security.Cryptography;
using System.Text;

namespace CleanAcquiring.Infrastructure.Acquirers.Xyz;

/// <summary>Signatures of notifications: HMAC-SHA-256 over the raw bytes, with the shop's secret key.</summary>
internal static class XyzSignature
{
    // Replace: what is signed, by which hash, and where the signature stands.
    public const string Header = "x-xyz-signature";

    /// <summary>Lower-case hexadecimal digits.</summary>
    public static string Of(ReadOnlySpan<byte> body, string secretKey) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secretKey), body));

    /// <summary>Compares in constant time. With an empty key anybody could sign: nothing holds.</summary>
    public static bool Holds(string? claimed, ReadOnlySpan<byte> body, string secretKey) =>
        secretKey.Length > 0
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(claimed ?? ""), Encoding.UTF8.GetBytes(Of(body, secretKey)));
}
