using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence.Payments;

internal sealed class StoredPaymentList(AcquiringDbContext context) : IPaymentList
{
    public async Task<IReadOnlyList<Payment>> SearchAsync(
        TenantKey tenant,
        PaymentSearch search,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var query = context.Payments.AsNoTracking().Of(tenant);
        if (search.Invoice is { } invoice)
            query = query.Where(payment => payment.Invoice == invoice);
        // The index alone says which payments match and in which order: a seller's rows lie scattered among those of all others.
        var page =
            from key in Keys(tenant, search)
            join payment in query on key.Id equals payment.Id
            orderby key.CreatedAt descending, key.OrderId descending
            select payment;
        return await page.Take(limit).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<PaidSum>> PaidSinceAsync(
        TenantKey tenant, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var sums = await context.Payments.AsNoTracking()
            .Of(tenant)
            .Where(payment => payment.PaidAt >= moment)
            .Select(payment => new { payment.PaidAt, payment.Amount.Amount, payment.Amount.Currency })
            .ToListAsync(cancellationToken);
        return [.. sums.Select(sum => new PaidSum(sum.PaidAt!.Value, new Money(sum.Amount, sum.Currency)))];
    }

    public async Task<IReadOnlyList<CredentialUse>> UsesAsync(TenantKey tenant, MethodCode method, CancellationToken cancellationToken)
    {
        var counts = await context.Payments.AsNoTracking()
            .Of(tenant)
            .Where(payment => payment.Method == method)
            .GroupBy(payment => new { payment.CredentialVersion, payment.Status })
            .Select(group => new
            {
                group.Key.CredentialVersion,
                group.Key.Status,
                Count = group.Count(),
                LastAt = group.Max(payment => payment.CreatedAt),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. counts.GroupBy(count => count.CredentialVersion).Select(version => new CredentialUse(
                version.Key,
                version.Where(count => count.Status.IsLive() && count.Status != PaymentStatus.Authorized).Sum(count => count.Count),
                version.Where(count => count.Status == PaymentStatus.Authorized).Sum(count => count.Count),
                version.Max(count => count.LastAt))),
        ];
    }

    private IQueryable<Payment> Keys(TenantKey tenant, PaymentSearch search)
    {
        var keys = context.Payments.Of(tenant);
        if (search.Status is { } status)
            keys = keys.Where(key => key.Status == status);
        if (search.Method is { } method)
            keys = keys.Where(key => key.Method == method);
        if (search.CreatedFrom is { } from)
            keys = keys.Where(key => key.CreatedAt >= from);
        if (search.CreatedBefore is { } before)
            keys = keys.Where(key => key.CreatedAt < before);
        if (search.Text is { } text)
            keys = keys.Where(key =>
                key.OrderId == text
                || key.AcquirerPaymentId == text
                || EF.Property<string>(key, PaymentConfiguration.SearchText).Contains(text));
        // By OrderId where two were created at the same moment: unique for a tenant and, unlike the id, comparable in both databases.
        // The first comparison is where the index begins to be read.
#pragma warning disable CA1309 // The database compares, in the order in which it sorts.
        if (search.After is { } after)
            keys = keys.Where(key =>
                key.CreatedAt <= after.CreatedAt
                && (key.CreatedAt < after.CreatedAt || string.Compare(key.OrderId, after.OrderId) < 0));
#pragma warning restore CA1309
        return keys;
    }
}
