using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence.Attention;

internal sealed class StoredAttention(AcquiringDbContext context, TimeProvider time) : IAttention
{
    public async Task<IReadOnlyList<AttentionItem>> ListAsync(
        TenantKey tenant, string? after, int limit, CancellationToken cancellationToken)
    {
        var open = Open(context, tenant).AsNoTracking();
#pragma warning disable CA1309 // The database compares, in the order in which it sorts.
        if (after is not null)
            open = open.Where(item => string.Compare(item.Id, after) > 0);
#pragma warning restore CA1309
        return await open.OrderBy(item => item.Id).Take(limit).ToListAsync(cancellationToken);
    }

    public Task<int> CountUnseenAsync(TenantKey tenant, int limit, CancellationToken cancellationToken) =>
        Open(context, tenant).Where(item => item.SeenAt == null).OrderBy(item => item.Id).Take(limit).CountAsync(cancellationToken);

    public async Task<IReadOnlyList<AttentionItem>> ForInvoiceAsync(
        TenantKey tenant, InvoiceId invoice, CancellationToken cancellationToken) =>
        await Open(context, tenant).AsNoTracking()
            .Where(item => item.Invoice == invoice).OrderBy(item => item.Id).ToListAsync(cancellationToken);

    public Task<AttentionItem?> FindAsync(TenantKey tenant, string id, CancellationToken cancellationToken) =>
        Open(context, tenant).SingleOrDefaultAsync(item => item.Id == id, cancellationToken);

    public async Task OpenAsync(TenantKey tenant, string reason, string cause, string? detail, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var item = await OfAccount(tenant, reason, cause).SingleOrDefaultAsync(cancellationToken)
            ?? new AttentionItem(tenant, default, reason, cause, now);
        item.Happen(null, detail, now);
        Track(context, item);
    }

    public Task<bool> IsOpenAsync(TenantKey tenant, string reason, string cause, CancellationToken cancellationToken) =>
        OfAccount(tenant, reason, cause).AnyAsync(cancellationToken);

    public async Task CloseAsync(TenantKey tenant, string reason, string cause, CancellationToken cancellationToken) =>
        (await OfAccount(tenant, reason, cause).SingleOrDefaultAsync(cancellationToken))?.Close(time.GetUtcNow());

    /// <summary>The open items of an invoice, tracked.</summary>
    public static Task<List<AttentionItem>> OpenOfAsync(
        AcquiringDbContext context, TenantKey tenant, InvoiceId invoice, CancellationToken cancellationToken) =>
        Open(context, tenant).Where(item => item.Invoice == invoice).ToListAsync(cancellationToken);

    /// <summary>Closes all items of one reason, and takes the reason from the account's payments.</summary>
    public static async Task CloseAsync(
        AcquiringDbContext context, TenantKey tenant, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlRawAsync(
            "UPDATE payments SET open_reasons = replace(open_reasons, {2}, '') WHERE platform = {0} AND account_id = {1} "
                + "AND open_reasons <> '' AND open_reasons LIKE {3}",
            [(int)tenant.Platform, tenant.AccountId, $"{reason} ", $"%{reason}%"],
            cancellationToken);
        await Open(context, tenant).Where(item => item.Reason == reason).ExecuteUpdateAsync(
            set => set.SetProperty(item => item.ClosedAt, now).SetProperty(item => item.Version, item => item.Version + 1),
            cancellationToken);
    }

    /// <summary>Adds an item that is not tracked yet.</summary>
    public static void Track(AcquiringDbContext context, AttentionItem item)
    {
        var entry = context.Entry(item);
        if (entry.State != EntityState.Detached)
            return;
        entry.SetTenant(item.Tenant);
        context.Attention.Add(item);
    }

    private IQueryable<AttentionItem> OfAccount(TenantKey tenant, string reason, string cause) =>
        Open(context, tenant).Where(item => item.Invoice == default && item.Reason == reason && item.Cause == cause);

    private static IQueryable<AttentionItem> Open(AcquiringDbContext context, TenantKey tenant) =>
        context.Attention.Of(tenant).Where(item => item.ClosedAt == null);
}
