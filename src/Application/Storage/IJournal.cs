using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Storage;

/// <summary>The journals of accounts. An entry is appended by <see cref="Account.Record"/> alone; none is changed or removed.</summary>
public interface IJournal
{
    /// <summary>Newest first; those before a number, or from the newest on.</summary>
    Task<IReadOnlyList<JournalEntry>> ListAsync(TenantKey tenant, int? before, int limit, CancellationToken cancellationToken);
}
