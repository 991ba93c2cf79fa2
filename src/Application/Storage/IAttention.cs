using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Storage;

/// <summary>The open attention items. Those of payments are written by the unit of work, with the payment that raised them.</summary>
public interface IAttention
{
    /// <summary>Open items, oldest first.</summary>
    /// <param name="tenant">The account.</param>
    /// <param name="after">The id of the last item of the page before; null for the first page.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<AttentionItem>> ListAsync(TenantKey tenant, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>The number of open items that nobody has seen.</summary>
    /// <param name="tenant">The account.</param>
    /// <param name="limit">More are not counted.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<int> CountUnseenAsync(TenantKey tenant, int limit, CancellationToken cancellationToken);

    /// <summary>Open items of one invoice, oldest first.</summary>
    Task<IReadOnlyList<AttentionItem>> ForInvoiceAsync(TenantKey tenant, InvoiceId invoice, CancellationToken cancellationToken);

    /// <summary>An open item, tracked.</summary>
    Task<AttentionItem?> FindAsync(TenantKey tenant, string id, CancellationToken cancellationToken);

    /// <summary>Opens an item that is about no payment, or counts it once more; written with the next save.</summary>
    Task OpenAsync(TenantKey tenant, string reason, string cause, string? detail, CancellationToken cancellationToken);

    /// <summary>True while an item that is about no payment is open.</summary>
    Task<bool> IsOpenAsync(TenantKey tenant, string reason, string cause, CancellationToken cancellationToken);

    /// <summary>Closes an item that is about no payment, if it is open; written with the next save.</summary>
    Task CloseAsync(TenantKey tenant, string reason, string cause, CancellationToken cancellationToken);
}
