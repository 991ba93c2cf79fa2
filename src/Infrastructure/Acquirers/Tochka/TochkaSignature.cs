using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

/// <summary>A notification's token: compact JWS with RS256 and nothing else, without a key's name or a time.</summary>
/// <param name="Text">As received, without white space around it.</param>
/// <param name="Payload">Believed only where <see cref="Holds"/>.</param>
internal sealed record TochkaSignature(string Text, JsonElement Payload)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = 64 * 1024 };

    /// <summary>Null for anything but three parts, a header with RS256 and a payload that is an object.</summary>
    public static TochkaSignature? Parse(ReadOnlySpan<byte> body)
    {
        if (!Ascii.IsValid(body))
            return null;
        var text = Encoding.ASCII.GetString(body).Trim();
        if (text.Split('.') is not [{ Length: > 0 } header, { Length: > 0 } payload, { Length: > 0 } signature] || !IsCanonical(signature))
            return null;
        // What a header says of keys (jwk, jku, x5u, kid) is never read; what it calls critical is not understood.
        return Object(header) is { } head && TochkaText.Text(head, "alg") == SecurityAlgorithms.RsaSha256
            && !head.TryGetProperty("crit", out _) && Object(payload) is { } content
                ? new TochkaSignature(text, content)
                : null;
    }

    public bool Holds(IEnumerable<SecurityKey> keys) =>
        // The validation is pure: its task is complete when it is returned.
        Handler.ValidateTokenAsync(Text, Rules(keys)).GetAwaiter().GetResult().IsValid;

    public override string ToString() => "(token)";

    private static TokenValidationParameters Rules(IEnumerable<SecurityKey> keys) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKeys = keys,
        TryAllIssuerSigningKeys = true,
        RequireSignedTokens = true,
        // The bank's tokens name no issuer, no audience and no time.
        ValidateIssuer = false,
        ValidateAudience = false,
        ValidateLifetime = false,
        RequireExpirationTime = false,
    };

    private static JsonElement? Object(string part)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part), Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    // Spare bits of the last character would let another text be the same signature.
    private static bool IsCanonical(string signature)
    {
        try
        {
            return Base64Url.EncodeToString(Base64Url.DecodeFromChars(signature)) == signature;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
