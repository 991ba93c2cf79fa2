using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence.Payments;

internal sealed class PaymentRepository(AcquiringDbContext context) : IPayments
{
    private static readonly PaymentStatus[] Live = [.. Enum.GetValues<PaymentStatus>().Where(status => status.IsLive())];

    public async Task<IReadOnlyList<Payment>> ForInvoiceAsync(TenantKey tenant, InvoiceId invoice, CancellationToken cancellationToken) =>
        await WithFollowUps.Where(payment => payment.Tenant == tenant && payment.Invoice == invoice)
            .OrderByDescending(payment => payment.CreatedAt)
            .ToListAsync(cancellationToken);

    public async Task<Payment?> FindAsync(TenantKey tenant, PaymentId id, CancellationToken cancellationToken) =>
        await WithFollowUps.FirstOrDefaultAsync(payment => payment.Tenant == tenant && payment.Id == id, cancellationToken);

    public async Task<Payment?> FindByPublicIdAsync(PublicId publicId, CancellationToken cancellationToken) =>
        await WithFollowUps.FirstOrDefaultAsync(payment => payment.PublicId == publicId, cancellationToken);

    public async Task<IReadOnlyList<Payment>> ForInvoiceOfOrderAsync(TenantKey tenant, string acquirer, string orderId, CancellationToken cancellationToken) =>
        await WithFollowUps.Where(payment => payment.Tenant == tenant && context.Payments.Any(named =>
                named.Tenant == tenant && named.Acquirer == acquirer && named.OrderId == orderId && named.Invoice == payment.Invoice))
            .OrderByDescending(payment => payment.CreatedAt)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(TenantKey tenant, PaymentId id, CancellationToken cancellationToken) =>
        await context.Set<TimelineEntry>().AsNoTracking()
            .Where(entry => EF.Property<TenantKey>(entry, TimelineEntryConfiguration.Tenant) == tenant && EF.Property<PaymentId>(entry, TimelineEntryConfiguration.Payment) == id)
            .OrderBy(entry => entry.Number)
            .ToListAsync(cancellationToken);

    public async Task<bool> AnyLiveAsync(TenantKey tenant, MethodCode method, CancellationToken cancellationToken) =>
        await context.Payments.AnyAsync(payment => payment.Tenant == tenant && payment.Method == method && Live.Contains(payment.Status), cancellationToken);

    public void Add(Payment payment) => context.Payments.Add(payment);

    private IQueryable<Payment> WithFollowUps => context.Payments.Include(payment => payment.FollowUps).AsSingleQuery();
}
