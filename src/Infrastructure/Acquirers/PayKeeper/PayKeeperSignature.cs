using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CleanAcquiring.Infrastructure.Acquirers.PayKeeper;

/// <summary>PayKeeper's signatures: MD5 over values that stand together without a separator, the secret word last.</summary>
internal static class PayKeeperSignature
{
    /// <summary>Lower-case hexadecimal digits.</summary>
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "PayKeeper's own.")]
    public static string Of(params ReadOnlySpan<string> values) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(string.Concat(values))));

    /// <summary>Compares in constant time, without regard to case.</summary>
    public static bool IsSame(string claimed, string computed) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(claimed.ToLowerInvariant()), Encoding.UTF8.GetBytes(computed));
}
