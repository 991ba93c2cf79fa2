using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Application.Crm;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>
/// Makes and reads states: nonce, expiry and signature in one text, so that no row is stored before a state is used.
/// </summary>
internal sealed class OAuthState(IOptions<AmoCrmOptions> options, TimeProvider clock)
{
    private const int NonceBytes = 16;
    private const int ExpiryBytes = 8;
    private const int SignedBytes = NonceBytes + ExpiryBytes;

    // The link may be on the seller's page for a while before it is followed.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public string New()
    {
        var state = new byte[SignedBytes + HMACSHA256.HashSizeInBytes];
        RandomNumberGenerator.Fill(state.AsSpan(0, NonceBytes));
        BinaryPrimitives.WriteInt64BigEndian(state.AsSpan(NonceBytes), (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds());
        HMACSHA256.HashData(Key(), state.AsSpan(0, SignedBytes), state.AsSpan(SignedBytes));
        return Base64Url.EncodeToString(state);
    }

    /// <summary>The single-use part of a state of ours that has not expired; null for any other text.</summary>
    public OneTimeNonce? Read(string? text)
    {
        if (text is not { Length: 75 } || !Base64Url.IsValid(text))
            return null;
        var state = Base64Url.DecodeFromChars(text);
        if (
            state.Length != SignedBytes + HMACSHA256.HashSizeInBytes
            || !CryptographicOperations.FixedTimeEquals(
                HMACSHA256.HashData(Key(), state.AsSpan(0, SignedBytes)),
                state.AsSpan(SignedBytes)
            )
        )
            return null;
        var endsAt = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(state.AsSpan(NonceBytes)));
        return endsAt > clock.GetUtcNow() ? new OneTimeNonce(Base64Url.EncodeToString(state.AsSpan(0, NonceBytes)), endsAt) : null;
    }

    // A key of its own: a broken state reveals nothing of the client secret.
    private byte[] Key() => HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        Encoding.UTF8.GetBytes(options.Value.ClientSecret),
        HMACSHA256.HashSizeInBytes,
        info: "CleanAcquiring oauth state"u8.ToArray());
}
