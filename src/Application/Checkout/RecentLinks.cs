using System.Collections.Concurrent;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Application.Checkout;

/// <summary>
/// Remembers for a while where links led, in this process alone. Links can be guessed: one that leads to nothing costs the CRM one
/// call in half a minute, and one that led to an invoice goes before those that never did.
/// </summary>
internal sealed class RecentLinks(TimeProvider time)
{
    private const int Capacity = 50_000;
    private static readonly TimeSpan MissingFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FoundFor = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<(TenantKey, InvoiceId), DateTimeOffset> missing = new();
    private readonly ConcurrentDictionary<(TenantKey, InvoiceId), DateTimeOffset> found = new();

    public bool IsMissing(TenantKey tenant, InvoiceId invoice) => Holds(missing, (tenant, invoice));

    public bool IsFound(TenantKey tenant, InvoiceId invoice) => Holds(found, (tenant, invoice));

    public void Missed(TenantKey tenant, InvoiceId invoice) => Remember(missing, (tenant, invoice), MissingFor);

    public void Found(TenantKey tenant, InvoiceId invoice) => Remember(found, (tenant, invoice), FoundFor);

    private bool Holds(ConcurrentDictionary<(TenantKey, InvoiceId), DateTimeOffset> links, (TenantKey, InvoiceId) link) =>
        links.TryGetValue(link, out var until) && until > time.GetUtcNow();

    private void Remember(ConcurrentDictionary<(TenantKey, InvoiceId), DateTimeOffset> links, (TenantKey, InvoiceId) link, TimeSpan life)
    {
        // Nothing depends on what is forgotten.
        if (links.Count >= Capacity)
            links.Clear();
        links[link] = time.GetUtcNow() + life;
    }
}
