using CleanAcquiring.Application.Storage;

namespace CleanAcquiring.TestKit.Storage;

/// <summary>Values that were used once, remembered until their time is over.</summary>
public sealed class InMemoryNonces(TimeProvider time) : INonces
{
    private readonly Dictionary<(string Purpose, string Value), DateTimeOffset> used = [];

    public int Count => used.Count;

    public Task<bool> TryUseAsync(string purpose, string value, DateTimeOffset rememberUntil, CancellationToken cancellationToken)
    {
        foreach (var (nonce, _) in used.Where(nonce => nonce.Value < time.GetUtcNow()).ToList())
            used.Remove(nonce);
        return Task.FromResult(used.TryAdd((purpose, value), rememberUntil));
    }
}
