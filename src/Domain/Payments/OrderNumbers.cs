using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CleanAcquiring.Domain.Payments;

/// <summary>Numbers of orders: random, and far above those that another system of the same shop counts from one.</summary>
public static class OrderNumbers
{
    /// <summary>The largest integer that every JSON reader keeps exact: 2⁵³ − 1.</summary>
    public const long Largest = (1L << 53) - 1;

    public const long Smallest = 1L << 52;

    public static long New()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        RandomNumberGenerator.Fill(bytes);
        return Smallest | (BinaryPrimitives.ReadInt64LittleEndian(bytes) & (Smallest - 1));
    }
}
