using System.Security.Cryptography;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Webhooks;

namespace CleanAcquiring.Application.Webhooks;

/// <summary>The secrets of endpoints: made here, shown once, sealed where they are stored, open only for a signature.</summary>
public sealed class WebhookSecrets(ISealing sealing)
{
    /// <summary>The beginning of a secret's text; the rest is base64.</summary>
    public const string Prefix = "whsec_";

    // As many as the output of HMAC-SHA256; the standard takes 24 to 64.
    private const int Length = 32;

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length));

    public SealedText Seal(TenantKey tenant, Guid endpoint, string secret) => sealing.Seal(secret, PlaceOf(tenant, endpoint));

    /// <summary>The secrets that sign now, the newest first.</summary>
    public IReadOnlyList<string> Open(WebhookEndpoint endpoint, DateTimeOffset now) =>
        [.. endpoint.SecretsAt(now).Select(secret => sealing.Open(secret, PlaceOf(endpoint.Tenant, endpoint.Id)))];

    /// <summary>The place that an endpoint's secrets are sealed for.</summary>
    public static string PlaceOf(TenantKey tenant, Guid endpoint) => $"webhook {tenant} {endpoint:N}";
}
