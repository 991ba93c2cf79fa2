using System.Collections.Concurrent;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.TestKit.Storage;

/// <summary>The book of an acquirer without money, in memory.</summary>
public sealed class InMemoryTrialBook : ITrialBook
{
    private readonly ConcurrentDictionary<(TenantKey, string), TrialEntry> entries = new();

    /// <summary>The orders in it, and their states.</summary>
    public IReadOnlyDictionary<string, string> All =>
        entries.ToDictionary(entry => entry.Key.Item2, entry => entry.Value.State, StringComparer.Ordinal);

    public Task<TrialEntry?> FindAsync(TenantKey tenant, string orderId, CancellationToken cancellationToken) =>
        Task.FromResult(entries.GetValueOrDefault((tenant, orderId)));

    public Task<bool> TryWriteAsync(TenantKey tenant, string orderId, TrialEntry entry, CancellationToken cancellationToken)
    {
        var next = entry with { Version = entry.Version + 1 };
        var isWritten = entry.Version == 0
            ? entries.TryAdd((tenant, orderId), next)
            : entries.TryGetValue((tenant, orderId), out var known) && known.Version == entry.Version
                && entries.TryUpdate((tenant, orderId), next, known);
        return Task.FromResult(isWritten);
    }
}
