using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

/// <summary>The public keys of the bank's notifications.</summary>
/// <param name="Keys">RSA of 2048 bits at least.</param>
/// <param name="FetchedAt">By our clock.</param>
internal sealed record TochkaKeyRing(IReadOnlyList<SecurityKey> Keys, DateTimeOffset FetchedAt)
{
    /// <summary>The bank may change its key at any moment: what an older ring does not verify is asked about, not refused.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const int LeastBytes = 256;

    public bool IsFresh(DateTimeOffset now) => now < FetchedAt + Lifetime;

    /// <summary>Reads a JWK or a set of them; null where no key in it is usable.</summary>
    public static TochkaKeyRing? Parse(ReadOnlyMemory<byte> json, DateTimeOffset fetchedAt)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var isSet = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("keys", out _);
            var keys = (isSet ? WireJson.Objects(root, "keys") : [root])
                .Select(KeyOf)
                .OfType<SecurityKey>()
                .ToList();
            return keys.Count == 0 ? null : new TochkaKeyRing(keys, fetchedAt);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static RsaSecurityKey? KeyOf(JsonElement jwk)
    {
        if (TochkaText.Text(jwk, "kty") != "RSA" || TochkaText.Text(jwk, "n") is not { } n || TochkaText.Text(jwk, "e") is not { } e)
            return null;
        var parameters = new RSAParameters { Modulus = Base64Url.DecodeFromChars(n), Exponent = Base64Url.DecodeFromChars(e) };
        return parameters.Modulus.Length < LeastBytes ? null : new RsaSecurityKey(parameters);
    }
}

/// <summary>Keeps the ring that was fetched last. Readings take it as it is; queries renew it in passing.</summary>
internal sealed class TochkaKeys(TochkaClient client, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private TochkaKeyRing? current;
    private DateTimeOffset nextAt = DateTimeOffset.MinValue;

    /// <summary>Null until it came once.</summary>
    public TochkaKeyRing? Current
    {
        get
        {
            lock (gate)
                return current;
        }
    }

    /// <summary>Fetches the ring where it is older than its lifetime, once a minute at most. A failure leaves it as it was.</summary>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            if (now < nextAt)
                return;
            nextAt = now + Pause;
        }
        if (await client.KeyAsync(cancellationToken) is not { } json || TochkaKeyRing.Parse(json, now) is not { } ring)
            return;
        lock (gate)
        {
            current = ring;
            nextAt = now + TochkaKeyRing.Lifetime;
        }
    }
}
