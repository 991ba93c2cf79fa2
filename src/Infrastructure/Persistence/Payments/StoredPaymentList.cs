using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
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
        var query = context.Payments.AsNoTracking().Of(tenant);
        if (search.Status is { } status)
            query = query.Where(payment => payment.Status == status);
        if (search.Method is { } method)
            query = query.Where(payment => payment.Method == method);
        if (search.Invoice is { } invoice)
            query = query.Where(payment => payment.Invoice == invoice);
        if (search.CreatedFrom is { } from)
            query = query.Where(payment => payment.CreatedAt >= from);
        if (search.CreatedBefore is { } before)
            query = query.Where(payment => payment.CreatedAt < before);
        if (search.Text is { } text)
            query = query.Where(payment => payment.OrderId == text || payment.AcquirerPaymentId == text || payment.Title.Contains(text));
        // By OrderId where two were created at the same moment: unique for a tenant and, unlike the id, comparable in both databases.
#pragma warning disable CA1309 // The database compares, in the order in which it sorts.
        if (search.After is { } after)
            query = query.Where(payment =>
                payment.CreatedAt < after.CreatedAt
                || payment.CreatedAt == after.CreatedAt && string.Compare(payment.OrderId, after.OrderId) < 0
            );
#pragma warning restore CA1309
        return await query
            .OrderByDescending(payment => payment.CreatedAt)
            .ThenByDescending(payment => payment.OrderId)
            .Take(limit)
            .ToListAsync(cancellationToken);
    }
}
