using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Storage;

/// <summary>A seller's payments to look at; what is found here is not watched.</summary>
public interface IPaymentList
{
    /// <summary>Newest first, from the position on, without operations and follow-ups.</summary>
    Task<IReadOnlyList<Payment>> SearchAsync(TenantKey tenant, PaymentSearch search, int limit, CancellationToken cancellationToken);

    /// <summary>Those that need a person: raised, unknown, overdue, with an open operation or with work given up; newest first.</summary>
    Task<IReadOnlyList<Payment>> NeedingAttentionAsync(
        TenantKey tenant,
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    );
}
