using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Storage;

/// <summary>The attempts to pay. What is found is watched; <see cref="IUnitOfWork.TrySaveAsync"/> writes it.</summary>
public interface IPayments
{
    /// <summary>The attempts for an invoice that brought money or still can, with what they owe, newest first, one round trip.</summary>
    Task<IReadOnlyList<Payment>> ForInvoiceAsync(TenantKey tenant, InvoiceId invoice, CancellationToken cancellationToken);

    Task<Payment?> FindAsync(TenantKey tenant, PaymentId id, CancellationToken cancellationToken);

    Task<Payment?> FindByPublicIdAsync(PublicId publicId, CancellationToken cancellationToken);

    /// <summary>
    /// The attempt with this order id, whatever became of it, and those for the same invoice that count; empty when no attempt
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

    /// <summary>Whether a payment by this method can still bring money.</summary>
    Task<bool> AnyLiveAsync(TenantKey tenant, MethodCode method, CancellationToken cancellationToken);

    void Add(Payment payment);
}
