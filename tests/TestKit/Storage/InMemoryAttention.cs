using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.TestKit.Storage;

/// <summary>Attention items; what a scope changed is written with its next save.</summary>
public sealed class InMemoryAttention(InMemoryDatabase database, InMemoryUnitOfWork unitOfWork, TimeProvider time) : IAttention
{
    public Task<IReadOnlyList<AttentionItem>> ListAsync(
        TenantKey tenant, string? after, int limit, CancellationToken cancellationToken) =>
        Read(item => item.Tenant == tenant && string.CompareOrdinal(item.Id, after) > 0, limit);

    public async Task<int> CountUnseenAsync(TenantKey tenant, int limit, CancellationToken cancellationToken) =>
        (await Read(item => item.Tenant == tenant && item.SeenAt is null, limit)).Count;

    public Task<IReadOnlyList<AttentionItem>> ForInvoiceAsync(
        TenantKey tenant, InvoiceId invoice, CancellationToken cancellationToken) =>
        Read(item => item.Tenant == tenant && item.Invoice == invoice, int.MaxValue);

    public Task<AttentionItem?> FindAsync(TenantKey tenant, string id, CancellationToken cancellationToken) =>
        Task.FromResult(unitOfWork.OpenItem(item => item.Tenant == tenant && item.Id == id));

    public Task OpenAsync(TenantKey tenant, string reason, string cause, string? detail, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var item = Find(tenant, reason, cause) ?? unitOfWork.Add(new AttentionItem(tenant, default, reason, cause, now));
        item.Happen(null, detail, now);
        return Task.CompletedTask;
    }

    public Task<bool> IsOpenAsync(TenantKey tenant, string reason, string cause, CancellationToken cancellationToken) =>
        Task.FromResult(Find(tenant, reason, cause) is not null);

    public Task CloseAsync(TenantKey tenant, string reason, string cause, CancellationToken cancellationToken)
    {
        Find(tenant, reason, cause)?.Close(time.GetUtcNow());
        return Task.CompletedTask;
    }

    private AttentionItem? Find(TenantKey tenant, string reason, string cause) => unitOfWork.OpenItem(known =>
        known.Tenant == tenant && known.Invoice == default && known.Reason == reason && known.Cause == cause);

    private Task<IReadOnlyList<AttentionItem>> Read(Func<AttentionItem, bool> isSought, int limit) =>
        Task.FromResult<IReadOnlyList<AttentionItem>>(
            [.. database.Attention.Where(item => item.ClosedAt is null && isSought(item)).Take(limit)]);
}
