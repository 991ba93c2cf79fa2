using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Application.Webhooks;

namespace CleanAcquiring.Infrastructure.Webhooks;

/// <summary>Signs as Standard Webhooks 1.0 says: HMAC-SHA256 of id, seconds and body, joined by points.</summary>
internal static class StandardWebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    public static string Timestamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>A signature by each secret, separated by spaces.</summary>
    public static string Of(WebhookRequest request)
    {
        var signed = Encoding.UTF8.GetBytes($"{request.Id}.{Timestamp(request.At)}.{request.Body}");
        return string.Join(' ', request.Secrets.Select(secret => $"v1,{Sign(secret, signed)}"));
    }

    private static string Sign(string secret, byte[] signed) =>
        Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[WebhookSecrets.Prefix.Length..]), signed));
}
