using System.Diagnostics;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
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

    public Task<int> CountUnansweredAsync(
        PaymentMethod method, InvoiceId invoice, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (code, credentials) = (method.Code, method.Current.Number);
        return context.Payments.Of(method.Tenant).CountAsync(
            payment => payment.Invoice == invoice
                && payment.Method == code
                && payment.CredentialVersion == credentials
                && payment.CreatedAt > since
                && payment.Page == null
                && (payment.Status == PaymentStatus.Canceled || payment.Status == PaymentStatus.Expired),
            cancellationToken);
    }

    public async Task<Payment?> FindAsync(TenantKey tenant, PaymentId id, CancellationToken cancellationToken) =>
        (await ReadAsync(context.Payments.Of(tenant).Where(payment => payment.Id == id), cancellationToken)).SingleOrDefault();

    public async Task<Payment?> FindByPublicIdAsync(PublicId publicId, CancellationToken cancellationToken) =>
        (await ReadAsync(context.Payments.Where(payment => payment.PublicId == publicId), cancellationToken)).SingleOrDefault();

    public Task<IReadOnlyList<Payment>> ForInvoiceOfAsync(
        TenantKey tenant,
        string acquirer,
        AcquirerReference reference,
        CancellationToken cancellationToken
    )
    {
        // One key is enough, and each has an index.
        var named = context.Payments.Of(tenant).Where(payment => payment.Acquirer == acquirer);
        named = reference switch
        {
            { OrderId: { } order } => named.Where(payment => payment.OrderId == order),
            { OrderNumber: { } number } => named.Where(payment => payment.OrderNumber == number),
            { AcquirerPaymentId: { } theirs } => named.Where(payment => payment.AcquirerPaymentId == theirs),
            { AcquirerTransactionId: { } transaction } => named.Where(payment => payment.AcquirerTransactionId == transaction),
            _ => named.Where(_ => false),
        };
        var (invoices, ids) = (named.Select(payment => payment.Invoice), named.Select(payment => payment.Id));
        return ReadAsync(
            context
                .Payments.Of(tenant)
                .Where(payment =>
                    invoices.Contains(payment.Invoice)
                    && (ids.Contains(payment.Id)
                        || !Failed.Contains(payment.Status) || payment.IsAuthorizedLate)
                ),
            cancellationToken
        );
    }

    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(TenantKey tenant, PaymentId id, CancellationToken cancellationToken) =>
        await context.Timeline.AsNoTracking().Of(tenant)
            .Where(entry => EF.Property<PaymentId>(entry, TimelineConfiguration.Payment) == id)
            .OrderBy(entry => entry.Number)
            .ToListAsync(cancellationToken);

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
            .Include(payment => payment.Operations)
            .OrderByDescending(payment => payment.CreatedAt).ThenByDescending(payment => payment.Id);
        if (!context.ChangeTracker.Entries<Payment>().Any())
            return await query.ToListAsync(cancellationToken);

        // A second query in the same scope would return the tracked objects unchanged, so it is read untracked and copied to them.
        context.ChangeTracker.DetectChanges();
        var read = await query.AsNoTrackingWithIdentityResolution().ToListAsync(cancellationToken);
        return [.. read.Select(fresh => TrackedPayments.Adopt(context, fresh))];
    }
}

/// <summary>
/// Brings what is stored to the objects that a scope tracks already: a payment with its operations and follow-ups, all or nothing.
/// One with changes of its own stays as it is, so that its save collides.
/// </summary>
internal static class TrackedPayments
{
    public static Payment Adopt(AcquiringDbContext context, Payment fresh)
    {
        var known = context
            .ChangeTracker.Entries<Payment>()
            .FirstOrDefault(entry => entry.Entity.Id == fresh.Id && entry.Entity.Tenant == fresh.Tenant);
        if (known is null)
            return Attach(context, fresh);
        if (!IsChanged(context, known))
            CopyWhole(context, known, fresh);
        return known.Entity;
    }

    private static Payment Attach(AcquiringDbContext context, Payment fresh)
    {
        foreach (var part in PartsOf(fresh))
            context.Entry(part).SetTenant(fresh.Tenant);
        context.Entry(fresh).SetTenant(fresh.Tenant);
        context.Attach(fresh);
        return fresh;
    }

    private static bool IsChanged(AcquiringDbContext context, EntityEntry<Payment> known) =>
        known.State != EntityState.Unchanged
        || PartsOf(known.Entity).Any(part => context.Entry(part).State != EntityState.Unchanged);

    private static void CopyWhole(AcquiringDbContext context, EntityEntry<Payment> known, Payment fresh)
    {
        Copy(known, fresh);
        var parts = PartsOf(known.Entity).ToDictionary(KeyOf);
        foreach (var part in PartsOf(fresh).ToList())
        {
            if (parts.TryGetValue(KeyOf(part), out var same))
            {
                Copy(context.Entry(same), part);
                continue;
            }
            var added = context.Entry(part);
            added.SetTenant(fresh.Tenant);
            added.State = EntityState.Unchanged;
        }
    }

    private static IEnumerable<object> PartsOf(Payment payment) => [.. payment.FollowUps, .. payment.Operations];

    private static (Type Type, int Number) KeyOf(object part) => part switch
    {
        FollowUp work => (typeof(FollowUp), (int)work.Kind),
        PaymentOperation operation => (typeof(PaymentOperation), operation.Number),
        _ => throw new UnreachableException(),
    };

    private static void Copy(EntityEntry tracked, object fresh)
    {
        tracked.OriginalValues.SetValues(fresh);
        tracked.CurrentValues.SetValues(fresh);
        // Values that differed in between are marked as changed: a save would write them over a third writer's.
        tracked.State = EntityState.Unchanged;
    }
}
