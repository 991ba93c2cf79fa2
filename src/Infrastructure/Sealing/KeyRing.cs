using System.Globalization;
using CleanAcquiring.Infrastructure.Persistence;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Sealing;

/// <summary>The keys: all of them open, the highest number seals.</summary>
internal sealed class KeyRing
{
    private readonly Dictionary<int, SealingKey> keys;

    public KeyRing(IOptions<SealingOptions> options, IOptions<StorageOptions> storage)
    {
        keys = options.Value.Keys.Count > 0
            ? options.Value.Keys.Select(key => SealingKey.Parse(key.Key, key.Value)!).ToDictionary(key => key.Number)
            : new() { [KeyFile.Number] = KeyFile.ReadOrCreate(storage.Value.CreateFolder()) };
        Writing = keys[keys.Keys.Max()];
    }

    public SealingKey Writing { get; }

    public SealingKey? Find(int number) => keys.GetValueOrDefault(number);
}

/// <summary>A numbered key. Printing it prints its number.</summary>
internal sealed record SealingKey(int Number, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>AES-256.</summary>
    public const int Size = 32;

    /// <summary>Null unless the number is at least 1 and the text is the base64 of 32 bytes.</summary>
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
