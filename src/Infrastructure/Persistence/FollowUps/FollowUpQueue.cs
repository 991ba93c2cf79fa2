using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence.FollowUps;

/// <summary>Claims and closes rows by compare-and-set; each call is one statement.</summary>
internal sealed class FollowUpQueue(AcquiringDbContext context, FollowUpSignal signal, TimeProvider time) : IFollowUps
{
    public async Task<IReadOnlyList<ClaimedFollowUp>> ClaimAsync(int limit, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var mine = Guid.CreateVersion7(now);
        return context is PostgresDbContext
            ? await ClaimedAsync(ClaimSql.Postgres(limit, now, now + lease, mine), mine, cancellationToken)
            : await ClaimedAsync(ClaimSql.Sqlite(limit, now, now + lease, mine), mine, cancellationToken);
    }

    public Task<bool> CompleteAsync(ClaimedFollowUp work, CancellationToken cancellationToken) =>
        CloseAsync(work, dueAt: null, work.Attempts, error: null, parkedAt: null, cancellationToken);

    public Task<bool> PostponeAsync(ClaimedFollowUp work, DateTimeOffset dueAt, string? error, CancellationToken cancellationToken) =>
        CloseAsync(work, dueAt, work.Attempts + 1, error, parkedAt: null, cancellationToken);

    public Task<bool> ParkAsync(ClaimedFollowUp work, string error, CancellationToken cancellationToken) =>
        CloseAsync(work, dueAt: null, work.Attempts + 1, error, time.GetUtcNow(), cancellationToken);

    public async Task ExpediteAsync(TenantKey tenant, PaymentId payment, FollowUpKind kind, DateTimeOffset unlessTriedSince, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var moved = await context.FollowUps
            .Where(work => work.Tenant == tenant && work.Payment == payment && work.Kind == kind && work.DueAt > now
                && (EF.Property<DateTimeOffset?>(work, FollowUpConfiguration.TriedAt) == null || EF.Property<DateTimeOffset?>(work, FollowUpConfiguration.TriedAt) < unlessTriedSince))
            .ExecuteUpdateAsync(row => row.SetProperty(work => work.DueAt, now), cancellationToken);
        if (moved > 0)
            signal.Wake();
    }

    public async Task ReviveAsync(TenantKey tenant, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await context.FollowUps.Where(work => work.Tenant == tenant && work.ParkedAt != null).ExecuteUpdateAsync(
            row => row.SetProperty(work => work.ParkedAt, (DateTimeOffset?)null)
                .SetProperty(work => work.DueAt, now)
                .SetProperty(work => work.Attempts, 0)
                .SetProperty(work => work.Generation, work => work.Generation + 1),
            cancellationToken);
        signal.Wake();
    }

    public async Task OrderForAccountAsync(TenantKey tenant, FollowUpKind kind, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var row = context.FollowUps.Local.FirstOrDefault(work => work.Tenant == tenant && work.Payment == FollowUp.OfAccount && work.Kind == kind)
            ?? await context.FollowUps.FirstOrDefaultAsync(work => work.Tenant == tenant && work.Payment == FollowUp.OfAccount && work.Kind == kind, cancellationToken);
        if (row is null)
            context.FollowUps.Add(new FollowUp(tenant, FollowUp.OfAccount, kind, dueAt));
        else
            row.Order(dueAt);
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<ClaimedFollowUp>> ClaimedAsync(FormattableString sql, Guid mine, CancellationToken cancellationToken)
    {
        var rows = await context.FollowUps.FromSql(sql).AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ClaimedFollowUp(row.Tenant, row.Payment, row.Kind, row.Generation, row.Attempts, mine))];
    }

    // When the work was ordered anew meanwhile, only the lease is given back.
    private async Task<bool> CloseAsync(ClaimedFollowUp work, DateTimeOffset? dueAt, int attempts, string? error, DateTimeOffset? parkedAt, CancellationToken cancellationToken)
    {
        var mine = context.FollowUps.Where(row => row.Tenant == work.Tenant && row.Payment == work.Payment && row.Kind == work.Kind
            && EF.Property<Guid?>(row, FollowUpConfiguration.Lease) == work.Lease);
        var closed = await mine.Where(row => row.Generation == work.Generation).ExecuteUpdateAsync(
            row => row.SetProperty(it => it.DueAt, dueAt)
                .SetProperty(it => it.Attempts, attempts)
                .SetProperty(it => it.LastError, error)
                .SetProperty(it => it.ParkedAt, parkedAt)
                .SetProperty(it => EF.Property<Guid?>(it, FollowUpConfiguration.Lease), (Guid?)null)
                .SetProperty(it => EF.Property<DateTimeOffset?>(it, FollowUpConfiguration.LeaseUntil), (DateTimeOffset?)null),
            cancellationToken);
        return closed > 0 || await mine.ExecuteUpdateAsync(
            row => row.SetProperty(it => EF.Property<Guid?>(it, FollowUpConfiguration.Lease), (Guid?)null)
                .SetProperty(it => EF.Property<DateTimeOffset?>(it, FollowUpConfiguration.LeaseUntil), (DateTimeOffset?)null),
            cancellationToken) > 0;
    }
}
