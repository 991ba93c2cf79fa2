using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CleanAcquiring.Infrastructure.Persistence.Payments;

internal sealed class StoredPayments(AcquiringDbContext context, ISealing sealing) : IPayments
{
    // A checkout reads the few payments that count, however often a buyer was declined.
    private static readonly PaymentStatus[] Failed = [.. Enum.GetValues<PaymentStatus>().Where(status => status.IsFailed())];

    public Task<IReadOnlyList<Payment>> ForInvoiceAsync(TenantKey tenant, InvoiceId invoice, CancellationToken cancellationToken) =>
        ReadAsync(
            context.Payments.Of(tenant).Where(payment =>
                payment.Invoice == invoice && (!Failed.Contains(payment.Status) || payment.IsAuthorizedLate)),
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
                    && (payment.Acquirer == acquirer && payment.OrderId == orderId
                        || !Failed.Contains(payment.Status) || payment.IsAuthorizedLate)
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
        // A payment has few follow-ups and operations: one round trip with their product costs less than three.
        var query = payments
            .AsSingleQuery()
            .Include(payment => payment.FollowUps)
            .OrderByDescending(payment => payment.CreatedAt).ThenByDescending(payment => payment.Id);
        if (!context.ChangeTracker.Entries<Payment>().Any())
            return await query.ToListAsync(cancellationToken);

        // A second query in the same scope would return the tracked objects unchanged, so it is read untracked and copied to them.
        context.ChangeTracker.DetectChanges();
        var read = await query.AsNoTrackingWithIdentityResolution().ToListAsync(cancellationToken);
        return [.. read.Select(fresh => TrackedPayments.Refresh(context, fresh))];
    }
}

/// <summary>
/// Copies the stored state to the objects that a scope tracks already. An object with changes of its own stays as it is; its save
/// will collide.
/// </summary>
internal static class TrackedPayments
{
    public static Payment Refresh(AcquiringDbContext context, Payment fresh)
    {
        var tracked = context
            .ChangeTracker.Entries<Payment>()
            .FirstOrDefault(entry => entry.Entity.Id == fresh.Id && entry.Entity.Tenant == fresh.Tenant);
        if (tracked is null)
            return Attach(context, fresh);
        if (
            tracked.State == EntityState.Unchanged
            && tracked.Entity.FollowUps.All(work => context.Entry(work).State == EntityState.Unchanged)
        )
            Refresh(context, tracked, fresh);
        return tracked.Entity;
    }

    private static Payment Attach(AcquiringDbContext context, Payment fresh)
    {
        foreach (var work in fresh.FollowUps)
            context.Entry(work).SetTenant(fresh.Tenant);
        foreach (var operation in fresh.Operations)
            context.Entry(operation).SetTenant(fresh.Tenant);
        context.Entry(fresh).SetTenant(fresh.Tenant);
        context.Attach(fresh);
        return fresh;
    }

    private static void Refresh(AcquiringDbContext context, EntityEntry<Payment> tracked, Payment fresh)
    {
        Copy(tracked, fresh);
        foreach (var work in fresh.FollowUps)
        {
            if (tracked.Entity.FollowUps.FirstOrDefault(known => known.Kind == work.Kind) is { } known)
            {
                Copy(context.Entry(known), work);
                continue;
            }
            var added = context.Entry(work);
            added.SetTenant(fresh.Tenant);
            added.State = EntityState.Unchanged;
        }
    }

    private static void Copy(EntityEntry tracked, object fresh)
    {
        tracked.OriginalValues.SetValues(fresh);
        tracked.CurrentValues.SetValues(fresh);
    }
}
