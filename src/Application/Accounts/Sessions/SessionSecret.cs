using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Accounts.Sessions;

/// <summary>
/// The text of a code or of a token: <c>platform.account.random</c>. The tenant in it finds the row by its key; only the digest of the
/// whole text proves anything.
/// </summary>
internal static class SessionSecret
{
    private const int RandomBytes = 32;
    private const int RandomLength = 43;

    public static string New(TenantKey tenant) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(int)tenant.Platform}.{tenant.AccountId}.{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes))}");

    /// <summary>The tenant in whose rows the digest is looked for; null for any other text.</summary>
    public static TenantKey? TenantOf(string? text) =>
        text?.Split('.') is [var platform, var account, { Length: RandomLength }]
        && int.TryParse(platform, NumberStyles.None, CultureInfo.InvariantCulture, out var known) && Enum.IsDefined((Platform)known)
        && long.TryParse(account, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new TenantKey((Platform)known, number)
            : null;

    public static string CodeDigest(string code) => Digest("code", code);

    /// <summary>Another digest than a code of the same text has: neither can stand for the other.</summary>
    public static string TokenDigest(string token) => Digest("token", token);

    private static string Digest(string purpose, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}:{text}")));
}
