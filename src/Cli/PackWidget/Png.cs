using System.Buffers.Binary;

namespace CleanAcquiring.Cli.PackWidget;

/// <summary>The head of a PNG file: its size in pixels, and whether it is animated.</summary>
internal sealed record Png(int Width, int Height, bool IsAnimated)
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <returns>Null for bytes that are no PNG.</returns>
    public static Png? Read(byte[] bytes)
    {
        var span = bytes.AsSpan();
        return span.Length > 33 && span.StartsWith(Signature) && span[12..16].SequenceEqual("IHDR"u8)
            ? new Png(
                BinaryPrimitives.ReadInt32BigEndian(span[16..20]),
                BinaryPrimitives.ReadInt32BigEndian(span[20..24]),
                span.IndexOf("acTL"u8) > 0)
            : null;
    }
}
