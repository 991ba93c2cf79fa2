using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>The signature of Stripe's events: HMAC-SHA256 over the moment and the raw bytes.</summary>
internal static class StripeSignature
{
    public const string Header = "stripe-signature";

    /// <summary>The difference of clocks that Stripe's own libraries allow, both ways.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const int LongestHeader = 4096;

    /// <summary>Lower-case hexadecimal.</summary>
    /// <param name="moment">Unix seconds, as sent.</param>
    /// <param name="body">As sent.</param>
    /// <param name="secret">Whole, with its <c>whsec_</c>.</param>
    public static string Compute(string moment, ReadOnlySpan<byte> body, string secret)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes(moment + "."));
        hmac.AppendData(body);
        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    /// <summary>True where one of the header's <c>v1</c> signatures holds, and was made near the moment of receipt.</summary>
    public static bool Holds(string? header, ReadOnlySpan<byte> body, string secret, DateTimeOffset receivedAt)
    {
        // With an empty secret anybody could sign.
        if (secret.Length == 0 || header is not { Length: > 0 and <= LongestHeader })
            return false;
        var items = header.Split(',').Select(item => item.Split('=', 2)).Where(item => item.Length == 2).ToList();
        var moments = items.Where(item => item[0].Trim() == "t").Select(item => item[1].Trim()).ToList();
        if (moments is not [var moment] || !IsNear(moment, receivedAt))
            return false;
        // Two while a secret is being replaced.
        var computed = Encoding.ASCII.GetBytes(Compute(moment, body, secret));
        var holds = false;
        foreach (var item in items.Where(item => item[0].Trim() == "v1"))
            holds |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(item[1].Trim()), computed);
        return holds;
    }

    private static bool IsNear(string moment, DateTimeOffset receivedAt) =>
        long.TryParse(moment, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs((decimal)receivedAt.ToUnixTimeSeconds() - seconds) <= (decimal)Tolerance.TotalSeconds;
}
