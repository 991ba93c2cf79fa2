using System.Security.Cryptography;
using System.Text;

namespace CleanAcquiring.Infrastructure.Acquirers.Sandbox;

/// <summary>Signs notifications: HMAC-SHA256 over the raw body with the shop's secret.</summary>
internal static class SandboxSignature
{
    public const string Header = "x-sandbox-signature";

    public static string Compute(ReadOnlySpan<byte> body, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    public static bool Holds(ReadOnlySpan<byte> body, string? signature, string secret) =>
        secret.Length > 0
        && signature is not null
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Compute(body, secret)), Encoding.UTF8.GetBytes(signature));
}
