using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Storage;

/// <summary>Payments. What is found is tracked; <see cref="IUnitOfWork.TrySaveAsync"/> writes it.</summary>
public interface IPayments
{
    /// <summary>
    /// The payments of an invoice that brought money or still can, with their follow-ups, newest first, in one round trip.
    /// </summary>
    Task<IReadOnlyList<Payment>> ForInvoiceAsync(TenantKey tenant, InvoiceId invoice, CancellationToken cancellationToken);

    /// <summary>
    /// The number of the invoice's payments, opened since then by this method with its current credentials, that ended before the
    /// acquirer gave them a page, and not by its refusal.
    /// </summary>
    Task<int> CountUnansweredAsync(PaymentMethod method, InvoiceId invoice, DateTimeOffset since, CancellationToken cancellationToken);

    Task<Payment?> FindAsync(TenantKey tenant, PaymentId id, CancellationToken cancellationToken);

    Task<Payment?> FindByPublicIdAsync(PublicId publicId, CancellationToken cancellationToken);

    /// <summary>
    /// The payment that the keys name (by our order id, else by its number, else by the acquirer's id), in any status, and the counting
    /// ones of the same invoice; empty when they name none.
    /// </summary>
    Task<IReadOnlyList<Payment>> ForInvoiceOfAsync(
        TenantKey tenant,
        string acquirer,
        AcquirerReference reference,
        CancellationToken cancellationToken
    );

    /// <summary>The whole timeline, oldest first.</summary>
    Task<IReadOnlyList<TimelineEntry>> TimelineAsync(TenantKey tenant, PaymentId id, CancellationToken cancellationToken);

    void Add(Payment payment);
}
