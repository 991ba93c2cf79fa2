using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence.Accounts;

internal sealed class StoredJournal(AcquiringDbContext context) : IJournal
{
    public async Task<IReadOnlyList<JournalEntry>> ListAsync(
        TenantKey tenant, int? before, int limit, CancellationToken cancellationToken) =>
        await context.Journal.AsNoTracking().Of(tenant)
            .Where(entry => before == null || entry.Number < before)
            .OrderByDescending(entry => entry.Number)
            .Take(limit)
            .ToListAsync(cancellationToken);
}
