using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence.Payments;

internal sealed class StoredPayments(AcquiringDbContext context, ISealing sealing) : IPayments
{
    // However often a buyer was declined, a click reads the few attempts that count.
    private static readonly PaymentStatus[] Failed = [.. Enum.GetValues<PaymentStatus>().Where(status => status.IsFailed())];

    public Task<IReadOnlyList<Payment>> ForInvoiceAsync(TenantKey tenant, InvoiceId invoice, CancellationToken cancellationToken) =>
        ReadAsync(
            context.Payments.Of(tenant).Where(payment => payment.Invoice == invoice && !Failed.Contains(payment.Status)),
            cancellationToken
        );

    public async Task<Payment?> FindAsync(TenantKey tenant, PaymentId id, CancellationToken cancellationToken) =>
        (
            await ReadAsync(
                context.Payments.Of(tenant).Where(payment => payment.Id == id).Include(payment => payment.Operations),
                cancellationToken
            )
        ).SingleOrDefault();

    public async Task<Payment?> FindByPublicIdAsync(PublicId publicId, CancellationToken cancellationToken) =>
        (await ReadAsync(context.Payments.Where(payment => payment.PublicId == publicId), cancellationToken)).SingleOrDefault();

    public Task<IReadOnlyList<Payment>> ForInvoiceOfOrderAsync(
        TenantKey tenant,
        string acquirer,
        string orderId,
        CancellationToken cancellationToken
    )
    {
        var ofOrder = context.Payments.Of(tenant)
            .Where(payment => payment.Acquirer == acquirer && payment.OrderId == orderId)
            .Select(payment => payment.Invoice);
        return ReadAsync(
            context
                .Payments.Of(tenant)
                .Where(payment =>
                    ofOrder.Contains(payment.Invoice)
                    && (payment.Acquirer == acquirer && payment.OrderId == orderId || !Failed.Contains(payment.Status))
                )
                .Include(payment => payment.Operations),
            cancellationToken
        );
    }

    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(TenantKey tenant, PaymentId id, CancellationToken cancellationToken) =>
        await context.Timeline.AsNoTracking().Of(tenant)
            .Where(entry => EF.Property<PaymentId>(entry, TimelineConfiguration.Payment) == id)
            .OrderBy(entry => entry.Number)
            .ToListAsync(cancellationToken);

    public Task<bool> AnyLiveAsync(TenantKey tenant, MethodCode method, CancellationToken cancellationToken) =>
        context.Payments.Of(tenant).AnyAsync(
            payment => payment.Method == method && PaymentConfiguration.Live.Contains(payment.Status), cancellationToken);

    public void Add(Payment payment)
    {
        var entry = context.Entry(payment);
        entry.SetTenant(payment.Tenant);
        entry.Property(SealedReceipt.Property).CurrentValue = SealedReceipt.Seal(payment, sealing);
        context.Payments.Add(payment);
    }

    private async Task<IReadOnlyList<Payment>> ReadAsync(IQueryable<Payment> payments, CancellationToken cancellationToken)
    {
        // A payment owes and has had a few things: one round trip with their product is less than three.
        var sought = payments
            .AsSingleQuery()
            .Include(payment => payment.FollowUps)
            .OrderByDescending(payment => payment.CreatedAt).ThenByDescending(payment => payment.Id);
        if (!context.ChangeTracker.Entries<Payment>().Any())
            return await sought.ToListAsync(cancellationToken);

        // A second look in the same scope would get back what the first one saw, so it is read aside and brought to what is watched.
        context.ChangeTracker.DetectChanges();
        var read = await sought.AsNoTrackingWithIdentityResolution().ToListAsync(cancellationToken);
        return [.. read.Select(fresh => NeedsAttentionQuery.Watch(context, fresh))];
    }
}
