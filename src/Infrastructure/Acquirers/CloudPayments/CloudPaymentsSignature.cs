using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Infrastructure.Acquirers.CloudPayments.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

/// <summary>The signature of a notification: HMAC-SHA256 by the API secret, over the body or over its decoded parameters.</summary>
internal static class CloudPaymentsSignature
{
    private const string OfBody = "content-hmac";
    private const string OfDecoded = "x-content-hmac";

    public static readonly IReadOnlyCollection<string> Headers = [OfBody, OfDecoded];

    /// <summary>True where one of the two headers signs the body; the second serves where a proxy has encoded it anew.</summary>
    /// <param name="body">As received.</param>
    /// <param name="fields">Read from the body.</param>
    /// <param name="headers">Lower-case names.</param>
    /// <param name="secret">Never empty: with an empty one anybody could sign.</param>
    public static bool Holds(
        ReadOnlySpan<byte> body, CloudPaymentsFields fields, IReadOnlyDictionary<string, string> headers, string secret) =>
        secret.Length > 0
        && (IsEqual(headers.GetValueOrDefault(OfBody), Compute(body, secret))
            || fields.Decoded is { } decoded
                && IsEqual(headers.GetValueOrDefault(OfDecoded), Compute(Encoding.UTF8.GetBytes(decoded), secret)));

    public static byte[] Compute(ReadOnlySpan<byte> message, string secret) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), message);

    private static bool IsEqual(string? given, byte[] computed)
    {
        Span<byte> bytes = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return given is not null
            && Convert.TryFromBase64String(given, bytes, out var count)
            && CryptographicOperations.FixedTimeEquals(bytes[..count], computed);
    }
}
