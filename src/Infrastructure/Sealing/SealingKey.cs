using System.Globalization;

namespace CleanAcquiring.Infrastructure.Sealing;

/// <summary>A numbered key. Printing it prints its number.</summary>
internal sealed record SealingKey(int Number, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>AES-256.</summary>
    public const int Size = 32;

    /// <summary>Reads a key; nothing when the number is none from 1 or the text is no base64 of 32 bytes.</summary>
    public static SealingKey? Parse(string number, string? base64)
    {
        var bytes = new byte[Size + 1];
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed > 0
            && Convert.TryFromBase64String(base64?.Trim() ?? "", bytes, out var length) && length == Size
            ? new SealingKey(parsed, bytes.AsMemory(0, Size))
            : null;
    }

    public override string ToString() => $"(key {Number.ToString(CultureInfo.InvariantCulture)})";
}
