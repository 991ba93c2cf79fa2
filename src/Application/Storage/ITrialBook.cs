using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Storage;

/// <summary>
/// The payments as an acquirer inside this gateway has them. Their state is its own text; a save comes at once, apart from every unit
/// of work, as another system's would.
/// </summary>
public interface ITrialBook
{
    Task<TrialEntry?> FindAsync(TenantKey tenant, string orderId, CancellationToken cancellationToken);

    /// <summary>Writes an entry, new where its version is zero.</summary>
    /// <returns>False where another writer was first.</returns>
    Task<bool> TryWriteAsync(TenantKey tenant, string orderId, TrialEntry entry, CancellationToken cancellationToken);
}

/// <summary>A payment in the book.</summary>
/// <param name="State">In the acquirer's own words.</param>
/// <param name="Version">The version that was read; zero for a new entry.</param>
public sealed record TrialEntry(string State, int Version);
