using System.Security.Cryptography;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.TestKit.Sealing;

/// <summary>Readable sealing that still opens a text only in the place that it was sealed for.</summary>
public sealed class PlainSealing : ISealing
{
    public static readonly PlainSealing Instance = new();

    public SealedText Seal(string text, string place) => new($"{place}\n{text}");

    public string Open(SealedText text, string place) =>
        text.Cipher.StartsWith($"{place}\n", StringComparison.Ordinal)
            ? text.Cipher[(place.Length + 1)..]
            : throw new CryptographicException("The text was sealed for another place.");
}
