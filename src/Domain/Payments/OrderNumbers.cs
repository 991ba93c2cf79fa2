using System.Security.Cryptography;

namespace CleanAcquiring.Domain.Payments;

/// <summary>
/// Numbers of orders: positive, growing with time, and not those that another system of the same shop counts from one.
/// </summary>
public static class OrderNumbers
{
    /// <summary>The largest integer that every JSON reader keeps exact: 2⁵³ − 1.</summary>
    public const long Largest = (1L << 53) - 1;

    private const int RandomBits = 12;

    // 41 bits of milliseconds last for 69 years.
    private static readonly DateTimeOffset Epoch = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static long New(DateTimeOffset now)
    {
        var milliseconds = Math.Max(1, (now - Epoch).Ticks / TimeSpan.TicksPerMillisecond);
        return ((milliseconds << RandomBits) | (uint)RandomNumberGenerator.GetInt32(1 << RandomBits)) & Largest;
    }
}
