using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
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
        // The index alone says which payments match and in which order: a seller's rows lie scattered among those of all others. In one
        // statement the database joined all rows of the seller once its plan was made for any seller, the smallest included.
        var ids = await Keys(tenant, search)
            .OrderByDescending(key => key.CreatedAt)
            .ThenByDescending(key => key.OrderId)
            .Select(key => key.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return [];
        var found = await context.Payments.AsNoTracking()
            .Of(tenant)
            .Where(payment => ids.Contains(payment.Id))
            .ToDictionaryAsync(payment => payment.Id, cancellationToken);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    public async Task<IReadOnlyList<PaidSum>> PaidSinceAsync(
        TenantKey tenant, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var sums = await context.Payments.AsNoTracking()
            .Of(tenant)
            .Where(payment => payment.PaidAt >= moment && !payment.IsTest)
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

    public async Task<IReadOnlyList<PaymentOperation>> OrderedByPeopleAsync(
        TenantKey tenant, DateTimeOffset? before, int limit, CancellationToken cancellationToken) =>
        await context.Operations.AsNoTracking()
            .Of(tenant)
            .Where(operation => operation.By != null && (before == null || operation.RequestedAt < before))
            .OrderByDescending(operation => operation.RequestedAt)
            .Take(limit)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyDictionary<PaymentId, PaymentCaption>> CaptionsAsync(
        TenantKey tenant, IReadOnlyCollection<PaymentId> ids, CancellationToken cancellationToken) =>
        await context.Payments.Of(tenant)
            .Where(payment => ids.Contains(payment.Id))
            .Select(payment => new { payment.Id, payment.Title, payment.Method })
            .ToDictionaryAsync(
                payment => payment.Id, payment => new PaymentCaption(payment.Title, payment.Method), cancellationToken);

    private IQueryable<Payment> Keys(TenantKey tenant, PaymentSearch search)
    {
        var keys = context.Payments.Of(tenant);
        if (search.Invoice is { } invoice)
            keys = keys.Where(key => key.Invoice == invoice);
        if (search.Status is { } status)
            keys = keys.Where(key => key.Status == status);
        if (search.Method is { } method)
            keys = keys.Where(key => key.Method == method);
        if (search.CreatedFrom is { } from)
            keys = keys.Where(key => key.CreatedAt >= from);
        if (search.CreatedBefore is { } before)
            keys = keys.Where(key => key.CreatedAt < before);
#pragma warning disable CA2249 // Contains becomes LIKE, for which PostgreSQL needs a quarter more time over all titles of a seller.
        if (search.Text is { } text)
            keys = keys.Where(key =>
                key.OrderId == text
                || key.AcquirerPaymentId == text
                || EF.Property<string>(key, PaymentConfiguration.SearchText).IndexOf(text) >= 0);
#pragma warning restore CA2249
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
