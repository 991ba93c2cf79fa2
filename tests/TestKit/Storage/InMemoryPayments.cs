using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.TestKit.Storage;

/// <summary>Payments as one scope sees them: to work with, and to look at.</summary>
public sealed class InMemoryPayments(InMemoryDatabase database, InMemoryUnitOfWork unitOfWork) : IPayments, IPaymentList
{
    public Task<IReadOnlyList<Payment>> ForInvoiceAsync(TenantKey tenant, InvoiceId invoice, CancellationToken cancellationToken) =>
        Read(row => row.Tenant == tenant && row.Invoice == invoice && Counts(row));

    public async Task<int> CountUnansweredAsync(
        PaymentMethod method, InvoiceId invoice, DateTimeOffset since, CancellationToken cancellationToken) =>
        (await Read(row => row.Tenant == method.Tenant && row.Invoice == invoice && row.Method == method.Code)).Count(row =>
            row.CredentialVersion == method.Current.Number
            && row.CreatedAt > since
            && row.Page is null
            && row.Status is (PaymentStatus.Canceled or PaymentStatus.Expired));

    public async Task<Payment?> FindAsync(TenantKey tenant, PaymentId id, CancellationToken cancellationToken) =>
        (await Read(row => row.Tenant == tenant && row.Id == id)).SingleOrDefault();

    public async Task<Payment?> FindByPublicIdAsync(PublicId publicId, CancellationToken cancellationToken) =>
        (await Read(row => row.PublicId == publicId)).SingleOrDefault();

    public Task<IReadOnlyList<Payment>> ForInvoiceOfAsync(
        TenantKey tenant,
        string acquirer,
        AcquirerReference reference,
        CancellationToken cancellationToken)
    {
        var ordered = database.PaymentRows.Values.SingleOrDefault(IsOrdered);
        return Read(row => row.Tenant == tenant && row.Invoice == ordered?.Invoice && (IsOrdered(row) || Counts(row)));

        bool IsOrdered(Payment row) => row.Tenant == tenant && row.Acquirer == acquirer && (reference switch
        {
            { OrderId: { } order } => row.OrderId == order,
            { OrderNumber: { } number } => row.OrderNumber == number,
            { AcquirerPaymentId: { } theirs } => row.AcquirerPaymentId == theirs,
            _ => reference.AcquirerTransactionId is { } transaction && row.AcquirerTransactionId == transaction,
        });
    }

    public Task<IReadOnlyList<TimelineEntry>> TimelineAsync(TenantKey tenant, PaymentId id, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TimelineEntry>>(
            database.PaymentRows.GetValueOrDefault(id)?.Tenant == tenant ? [.. database.TimelineRows[id]] : []);

    public void Add(Payment payment) => unitOfWork.Add(payment);

    public Task<IReadOnlyList<Payment>> SearchAsync(
        TenantKey tenant, PaymentSearch search, int limit, CancellationToken cancellationToken)
    {
        var found = database.Payments
            .Where(row => row.Tenant == tenant && IsSought(row, search))
            .OrderByDescending(row => row.CreatedAt)
            .ThenByDescending(row => row.OrderId, StringComparer.Ordinal)
            .Where(row => search.After is not { } after || IsAfter(row, after));
        return Task.FromResult<IReadOnlyList<Payment>>([.. found.Take(limit)]);
    }

    public Task<IReadOnlyList<PaidSum>> PaidSinceAsync(TenantKey tenant, DateTimeOffset moment, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PaidSum>>(
        [
            .. database.PaymentRows.Values
                .Where(row => row.Tenant == tenant && row.PaidAt >= moment && !row.IsTest)
                .Select(row => new PaidSum(row.PaidAt!.Value, row.Amount)),
        ]);

    public Task<IReadOnlyList<CredentialUse>> UsesAsync(TenantKey tenant, MethodCode method, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CredentialUse>>(
        [
            .. database.PaymentRows.Values
                .Where(row => row.Tenant == tenant && row.Method == method)
                .GroupBy(row => row.CredentialVersion)
                .Select(version => new CredentialUse(
                    version.Key,
                    version.Count(row => row.Status.IsLive() && row.Status != PaymentStatus.Authorized),
                    version.Count(row => row.Status == PaymentStatus.Authorized),
                    version.Max(row => row.CreatedAt))),
        ]);

    public Task<IReadOnlyList<PaymentOperation>> OrderedByPeopleAsync(
        TenantKey tenant, DateTimeOffset? before, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PaymentOperation>>(
        [
            .. database.PaymentRows.Values
                .Where(row => row.Tenant == tenant)
                .SelectMany(row => row.Operations)
                .Where(operation => operation.By is not null && (before is null || operation.RequestedAt < before))
                .OrderByDescending(operation => operation.RequestedAt)
                .Take(limit),
        ]);

    public Task<IReadOnlyDictionary<PaymentId, PaymentCaption>> CaptionsAsync(
        TenantKey tenant, IReadOnlyCollection<PaymentId> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<PaymentId, PaymentCaption>>(
            database.PaymentRows.Values
                .Where(row => row.Tenant == tenant && ids.Contains(row.Id))
                .ToDictionary(row => row.Id, row => new PaymentCaption(row.Title, row.Method)));

    private Task<IReadOnlyList<Payment>> Read(Func<Payment, bool> isSought) =>
        Task.FromResult<IReadOnlyList<Payment>>(
        [
            .. database.PaymentRows.Values
                .Where(isSought)
                .OrderByDescending(row => row.CreatedAt)
                .ThenByDescending(row => row.Id.Value)
                .Select(row => unitOfWork.Track(row)),
        ]);

    private static bool Counts(Payment row) => !row.Status.IsFailed() || row.IsAuthorizedLate;

    private static bool IsSought(Payment row, PaymentSearch search) =>
        (search.Status is null || row.Status == search.Status)
        && (search.Method is null || row.Method == search.Method)
        && (search.Invoice is null || row.Invoice == search.Invoice)
        && (search.CreatedFrom is null || row.CreatedAt >= search.CreatedFrom)
        && (search.CreatedBefore is null || row.CreatedAt < search.CreatedBefore)
        && (search.Text is not { } text
            || row.OrderId == text
            || row.AcquirerPaymentId == text
            || row.Title.Contains(text, StringComparison.Ordinal));

    private static bool IsAfter(Payment row, PaymentPosition position) =>
        row.CreatedAt < position.CreatedAt
        || row.CreatedAt == position.CreatedAt && string.CompareOrdinal(row.OrderId, position.OrderId) < 0;
}
