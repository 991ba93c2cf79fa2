using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Infrastructure.Sealing;

/// <summary>AES-256-GCM: <c>v1.{number of the key}.{base64url(nonce, cipher, tag)}</c>, bound to the place of the text.</summary>
internal sealed class AesSealing(KeyRing keys) : ISealing, ISealingKeys
{
    private const string Version = "v1";
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public int Writing => keys.Writing.Number;

    public bool Has(int number) => keys.Find(number) is not null;

    public string PrefixOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Version}.{number}.");

    public SealedText Seal(string text, string place)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceSize + plain.Length + TagSize];
        var (nonce, cipher, tag) = Parts(box);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(keys.Writing.Bytes.Span, TagSize);
        aes.Encrypt(nonce.Span, plain, cipher.Span, tag.Span, Encoding.UTF8.GetBytes(place));
        CryptographicOperations.ZeroMemory(plain);
        return new SealedText(PrefixOf(Writing) + Base64Url.EncodeToString(box));
    }

    /// <exception cref="CryptographicException">Another place, a changed byte, an unknown key, or no sealed text at all.</exception>
    public string Open(SealedText text, string place)
    {
        if (text.Cipher.Split('.') is not [Version, var number, var encoded]
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            || !Base64Url.IsValid(encoded, out var length) || length < NonceSize + TagSize)
            throw new CryptographicException($"The value at {place} is no sealed text.");
        if (keys.Find(parsed) is not { } key)
            throw new CryptographicException($"The value at {place} needs the key Sealing:Keys:{number}, which is not set.");

        var (nonce, cipher, tag) = Parts(Base64Url.DecodeFromChars(encoded));
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(key.Bytes.Span, TagSize);
        aes.Decrypt(nonce.Span, cipher.Span, tag.Span, plain, Encoding.UTF8.GetBytes(place));
        return Encoding.UTF8.GetString(plain);
    }

    private static (Memory<byte> Nonce, Memory<byte> Cipher, Memory<byte> Tag) Parts(byte[] box) =>
        (box.AsMemory(0, NonceSize), box.AsMemory(NonceSize, box.Length - NonceSize - TagSize), box.AsMemory(box.Length - TagSize));
}
