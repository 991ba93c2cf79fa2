using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Persistence.Mapping;

namespace CleanAcquiring.Infrastructure.Persistence.Notifications;

/// <summary>A notification as the JSON that is sealed in its column.</summary>
internal sealed record NotificationContent(byte[] Body, string? ContentType, string? Query, IReadOnlyDictionary<string, string> Headers)
{
    public string Method { get; init; } = "POST";

    public string? Topic { get; init; }

    public static string Write(RawNotification raw) =>
        StoredJson.Write(new NotificationContent(raw.Body.ToArray(), raw.ContentType, raw.Query, raw.Headers)
        {
            Method = raw.Method,
            Topic = raw.Topic,
        });

    /// <summary>Null where the key that sealed it is gone.</summary>
    public static RawNotification? Open(SealedText content, string place, DateTimeOffset receivedAt, ISealing sealing)
    {
        try
        {
            var read = StoredJson.Read<NotificationContent>(sealing.Open(content, place));
            return new RawNotification(read.Body, read.ContentType, read.Query, read.Headers)
            {
                Method = read.Method,
                Topic = read.Topic,
                ReceivedAt = receivedAt,
            };
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static string DigestOf(MethodCode method, string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{method} {content}")));

    public static string PlaceOf(TenantKey tenant, NotificationId id) => $"notification {tenant} {id.Value:N}";
}
