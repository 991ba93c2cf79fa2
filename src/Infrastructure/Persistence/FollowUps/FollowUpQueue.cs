using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence.Attention;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using static CleanAcquiring.Infrastructure.Persistence.FollowUps.FollowUpConfiguration;

namespace CleanAcquiring.Infrastructure.Persistence.FollowUps;

/// <summary>The queue in SQL. Each step is one statement that compares and sets, so that no read precedes a write.</summary>
internal sealed class FollowUpQueue(AcquiringDbContext context, FollowUpSignal signal, FollowUpHorizon horizon, TimeProvider time)
    : IFollowUps
{
    public async Task<IReadOnlyList<ClaimedFollowUp>> ClaimAsync(
        FollowUpKind kind,
        int limit,
        TimeSpan lease,
        CancellationToken cancellationToken
    )
    {
        var beginning = await horizon.BeginningAsync(kind, at => OldestDueAsync(kind, at, cancellationToken));
        var now = time.GetUtcNow();
        var fence = Guid.CreateVersion7(now);
        // A try counts when it begins: work that kills its process runs out of tries, too.
        var rows = await context
            .Database.SqlQueryRaw<ClaimedRow>(
                FollowUpClaim.Sql(context.SkipLocked),
                context.Timestamp(now),
                limit,
                fence,
                context.Timestamp(now + lease),
                (int)kind,
                context.Timestamp(beginning)
            )
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new ClaimedFollowUp(
                new TenantKey((Platform)row.Platform, row.AccountId),
                new PaymentId(row.PaymentId),
                (FollowUpKind)row.Kind,
                row.Generation,
                row.Attempts,
                fence
            )),
        ];
    }

    public async Task<bool> RenewAsync(ClaimedFollowUp work, TimeSpan lease, CancellationToken cancellationToken)
    {
        DateTimeOffset? until = time.GetUtcNow() + lease;
        return await RowOf(work).ExecuteUpdateAsync(
            set => set.SetProperty(row => EF.Property<DateTimeOffset?>(row, LeaseUntil), until), cancellationToken) > 0;
    }

    public Task<bool> CompleteAsync(ClaimedFollowUp work, CancellationToken cancellationToken) =>
        ReleaseAsync(work, dueAt: null, parkedAt: null, error: null, cancellationToken);

    public Task<bool> PostponeAsync(ClaimedFollowUp work, DateTimeOffset dueAt, string? error, CancellationToken cancellationToken) =>
        ReleaseAsync(work, dueAt, parkedAt: null, error, cancellationToken);

    public Task<bool> ParkAsync(ClaimedFollowUp work, string error, CancellationToken cancellationToken) =>
        ReleaseAsync(work, time.GetUtcNow(), parkedAt: time.GetUtcNow(), error, cancellationToken);

    public async Task ExpediteAsync(
        TenantKey tenant, PaymentId payment, FollowUpKind kind, DateTimeOffset unlessTriedSince, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var expedited = await context.FollowUps.Of(tenant)
            .Where(work => work.Payment == payment && work.Kind == kind && work.DueAt > now && work.ParkedAt == null)
            .Where(work =>
                EF.Property<DateTimeOffset?>(work, TriedAt) == null || EF.Property<DateTimeOffset?>(work, TriedAt) < unlessTriedSince
            )
            .ExecuteUpdateAsync(set => set.SetProperty(work => work.DueAt, now), cancellationToken);
        if (expedited > 0)
            signal.Raise(kind);
    }

    public async Task ReviveAsync(TenantKey tenant, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var revived = await context.FollowUps.Of(tenant)
            .Where(work => work.ParkedAt != null)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(work => work.DueAt, now)
                    .SetProperty(work => work.Generation, work => work.Generation + 1)
                    .SetProperty(work => work.Attempts, 0)
                    .SetProperty(work => work.ParkedAt, (DateTimeOffset?)null),
                cancellationToken);
        if (revived == 0)
            return;
        await StoredAttention.CloseAsync(context, tenant, Domain.Payments.Attention.WorkGivenUp, now, cancellationToken);
        signal.RaiseAll();
    }

    public async Task ScheduleForAccountAsync(
        TenantKey tenant,
        FollowUpKind kind,
        DateTimeOffset dueAt,
        CancellationToken cancellationToken
    )
    {
        await OrderAsync(context, tenant, FollowUp.OfAccount, kind, dueAt, cancellationToken);
        if (dueAt <= time.GetUtcNow())
            signal.Raise(kind);
    }

    /// <summary>
    /// Orders work, or orders it anew, in the context's transaction: a worker that is about to finish an older order does not close it.
    /// </summary>
    public static Task OrderAsync(
        AcquiringDbContext context,
        TenantKey tenant,
        PaymentId of,
        FollowUpKind kind,
        DateTimeOffset dueAt,
        CancellationToken cancellationToken
    ) => context.Database.ExecuteSqlRawAsync(
        """
        INSERT INTO follow_ups (platform, account_id, payment_id, kind, due_at, generation, attempts)
        VALUES ({0}, {1}, {2}, {3}, {4}, 0, 0)
        ON CONFLICT (platform, account_id, payment_id, kind) DO UPDATE
        SET due_at = excluded.due_at, generation = follow_ups.generation + 1, attempts = 0, last_error = NULL, parked_at = NULL
        """,
        [(int)tenant.Platform, tenant.AccountId, of.Value, (int)kind, context.Timestamp(dueAt)],
        cancellationToken);

    private Task<DateTimeOffset?> OldestDueAsync(FollowUpKind kind, DateTimeOffset now, CancellationToken cancellationToken) =>
        context.FollowUps
            .Where(work => work.Kind == kind && work.DueAt <= now && work.ParkedAt == null)
            .OrderBy(work => work.DueAt)
            .Select(work => work.DueAt)
            .FirstOrDefaultAsync(cancellationToken);

    // A worker that lost the lease finds no row. Work that was scheduled anew keeps its new time and only loses the lease.
    private async Task<bool> ReleaseAsync(
        ClaimedFollowUp work, DateTimeOffset? dueAt, DateTimeOffset? parkedAt, string? error, CancellationToken cancellationToken)
    {
        var released = await RowOf(work)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.DueAt, row => row.Generation == work.Generation ? dueAt : row.DueAt)
                    .SetProperty(row => row.ParkedAt, row => row.Generation == work.Generation ? parkedAt : row.ParkedAt)
                    .SetProperty(row => row.LastError, row => row.Generation == work.Generation ? error : row.LastError)
                    .SetProperty(row => EF.Property<Guid?>(row, Lease), (Guid?)null)
                    .SetProperty(row => EF.Property<DateTimeOffset?>(row, LeaseUntil), (DateTimeOffset?)null),
                cancellationToken);
        return released > 0;
    }

    private IQueryable<FollowUp> RowOf(ClaimedFollowUp work) => context.FollowUps.Of(work.Tenant)
        .Where(row => row.Payment == work.Payment && row.Kind == work.Kind && EF.Property<Guid?>(row, Lease) == work.Lease);
}

/// <summary>
/// The statement that claims due rows: 0 is now, 1 the limit, 2 the fence, 3 the end of the lease, 4 the kind, 5 the horizon.
/// </summary>
internal static class FollowUpClaim
{
    // A CTE: in a join the database might pick the rows more than once, and then take more than the limit.
    public static string Sql(string skipLocked) =>
        $$"""
        WITH due AS (
            SELECT platform AS of_platform, account_id AS of_account, payment_id AS of_payment, kind AS of_kind
            FROM follow_ups
            WHERE kind = {4} AND due_at >= {5} AND due_at <= {0} AND parked_at IS NULL AND (lease_until IS NULL OR lease_until < {0})
            ORDER BY due_at
            LIMIT {1}
            {{skipLocked}})
        UPDATE follow_ups SET lease = {2}, lease_until = {3}, tried_at = {0}, attempts = attempts + 1
        FROM due
        WHERE platform = of_platform AND account_id = of_account AND payment_id = of_payment AND kind = of_kind
        RETURNING platform AS "Platform", account_id AS "AccountId", payment_id AS "PaymentId", kind AS "Kind",
            generation AS "Generation", attempts - 1 AS "Attempts"
        """;
}

/// <summary>A row that a claim returns.</summary>
internal sealed record ClaimedRow(int Platform, long AccountId, Guid PaymentId, int Kind, int Generation, int Attempts);
