using CleanAcquiring.Infrastructure.Persistence;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Sealing;

/// <summary>All keys read, the highest number writes.</summary>
internal sealed class KeyRing
{
    private readonly Dictionary<int, SealingKey> keys;

    public KeyRing(IOptions<SealingOptions> options, IOptions<StorageOptions> storage)
    {
        keys = options.Value.Keys.Count > 0
            ? options.Value.Keys.Select(key => SealingKey.Parse(key.Key, key.Value)!).ToDictionary(key => key.Number)
            : new() { [KeyFile.Number] = KeyFile.ReadOrMake(storage.Value.MakeFolder()) };
        Writing = keys[keys.Keys.Max()];
    }

    public SealingKey Writing { get; }

    public SealingKey? Find(int number) => keys.GetValueOrDefault(number);
}
