using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.TestKit.Storage;

/// <summary>The queue of follow-ups, those of payments and those of accounts, with leases.</summary>
public sealed class InMemoryFollowUps(InMemoryDatabase database, TimeProvider time) : IFollowUps
{
    private readonly Dictionary<(TenantKey, PaymentId, FollowUpKind), Lease> leases = [];

    private IEnumerable<FollowUp> Rows =>
        database.PaymentRows.Values.SelectMany(row => row.FollowUps).Concat(database.AccountFollowUpRows.Values);

    private DateTimeOffset Now => time.GetUtcNow();

    public Task<IReadOnlyList<ClaimedFollowUp>> ClaimAsync(
        FollowUpKind kind, int limit, TimeSpan lease, CancellationToken cancellationToken)
    {
        var fence = Guid.CreateVersion7(Now);
        var due = Rows
            .Where(work => work.Kind == kind && work.DueAt <= Now && work.ParkedAt is null)
            .Where(work => !(leases.GetValueOrDefault(KeyOf(work))?.Until >= Now))
            .OrderBy(work => work.DueAt)
            .Take(limit)
            .ToList();
        List<ClaimedFollowUp> claimed = [];
        foreach (var work in due)
        {
            claimed.Add(new ClaimedFollowUp(work.Tenant, work.Payment, work.Kind, work.Generation, work.Attempts, fence));
            Set(work, nameof(FollowUp.Attempts), work.Attempts + 1);
            leases[KeyOf(work)] = new Lease(fence, Now + lease, Now);
        }
        return Task.FromResult<IReadOnlyList<ClaimedFollowUp>>(claimed);
    }

    public Task<bool> RenewAsync(ClaimedFollowUp work, TimeSpan lease, CancellationToken cancellationToken)
    {
        var key = (work.Tenant, work.Payment, work.Kind);
        if (!leases.TryGetValue(key, out var known) || known.Fence != work.Lease)
            return Task.FromResult(false);
        leases[key] = known with { Until = Now + lease };
        return Task.FromResult(true);
    }

    public Task<bool> CompleteAsync(ClaimedFollowUp work, CancellationToken cancellationToken) => Release(work, null, null, null);

    public Task<bool> PostponeAsync(ClaimedFollowUp work, DateTimeOffset dueAt, string? error, CancellationToken cancellationToken) =>
        Release(work, dueAt, null, error);

    public Task<bool> ParkAsync(ClaimedFollowUp work, string error, CancellationToken cancellationToken) => Release(work, Now, Now, error);

    public Task ExpediteAsync(
        TenantKey tenant, PaymentId payment, FollowUpKind kind, DateTimeOffset unlessTriedSince, CancellationToken cancellationToken)
    {
        var waiting = Rows.FirstOrDefault(work => KeyOf(work) == (tenant, payment, kind) && work.DueAt > Now && work.ParkedAt is null);
        if (waiting is not null && !(leases.GetValueOrDefault(KeyOf(waiting))?.TriedAt >= unlessTriedSince))
            Set(waiting, nameof(FollowUp.DueAt), Now);
        return Task.CompletedTask;
    }

    public Task ReviveAsync(TenantKey tenant, CancellationToken cancellationToken)
    {
        foreach (var parked in Rows.Where(work => work.Tenant == tenant && work.ParkedAt is not null))
            parked.Schedule(Now);
        foreach (var item in database.AttentionRows.Values.Where(item => item.Tenant == tenant && item.Reason == Attention.WorkGivenUp))
            item.Close(Now);
        return Task.CompletedTask;
    }

    public Task ScheduleForAccountAsync(TenantKey tenant, FollowUpKind kind, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        database.Order(tenant, FollowUp.OfAccount, kind, dueAt);
        return Task.CompletedTask;
    }

    // Work that was scheduled anew keeps its new time and only loses the lease.
    private Task<bool> Release(ClaimedFollowUp claimed, DateTimeOffset? dueAt, DateTimeOffset? parkedAt, string? error)
    {
        var key = (claimed.Tenant, claimed.Payment, claimed.Kind);
        if (!leases.TryGetValue(key, out var lease) || lease.Fence != claimed.Lease)
            return Task.FromResult(false);
        leases[key] = lease with { Fence = null, Until = null };
        var work = Rows.Single(row => KeyOf(row) == key);
        if (work.Generation == claimed.Generation)
        {
            Set(work, nameof(FollowUp.DueAt), dueAt);
            Set(work, nameof(FollowUp.ParkedAt), parkedAt);
            Set(work, nameof(FollowUp.LastError), error);
        }
        return Task.FromResult(true);
    }

    private static (TenantKey, PaymentId, FollowUpKind) KeyOf(FollowUp work) => (work.Tenant, work.Payment, work.Kind);

    // The queue writes columns that the domain sets by scheduling alone.
    private static void Set(FollowUp work, string column, object? value) => typeof(FollowUp).GetProperty(column)!.SetValue(work, value);

    private sealed record Lease(Guid? Fence, DateTimeOffset? Until, DateTimeOffset TriedAt);
}
