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

    Task<Payment?> FindAsync(TenantKey tenant, PaymentId id, CancellationToken cancellationToken);

    Task<Payment?> FindByPublicIdAsync(PublicId publicId, CancellationToken cancellationToken);

    /// <summary>
    /// The payment with this order id, in any status, and the counting ones of the same invoice; empty when no payment
    /// has it.
    /// </summary>
    Task<IReadOnlyList<Payment>> ForInvoiceOfOrderAsync(
        TenantKey tenant,
        string acquirer,
        string orderId,
        CancellationToken cancellationToken
    );

    /// <summary>The whole timeline, oldest first.</summary>
    Task<IReadOnlyList<TimelineEntry>> TimelineAsync(TenantKey tenant, PaymentId id, CancellationToken cancellationToken);

    void Add(Payment payment);
}
