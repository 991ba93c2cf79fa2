using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Storage;

/// <summary>Lists of a seller's payments; what is found is not tracked.</summary>
public interface IPaymentList
{
    /// <summary>Newest first, from the position on, without operations and follow-ups.</summary>
    Task<IReadOnlyList<Payment>> SearchAsync(TenantKey tenant, PaymentSearch search, int limit, CancellationToken cancellationToken);

    /// <summary>The sums that were paid since a moment, refunds not subtracted; in no order.</summary>
    Task<IReadOnlyList<PaidSum>> PaidSinceAsync(TenantKey tenant, DateTimeOffset moment, CancellationToken cancellationToken);

    /// <summary>The payments that were opened with each version of a method's credentials; a version without any has no entry.</summary>
    Task<IReadOnlyList<CredentialUse>> UsesAsync(TenantKey tenant, MethodCode method, CancellationToken cancellationToken);

    /// <summary>The operations that people ordered, newest first.</summary>
    /// <param name="tenant">The account.</param>
    /// <param name="before">Only those that were ordered earlier; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<PaymentOperation>> OrderedByPeopleAsync(
        TenantKey tenant, DateTimeOffset? before, int limit, CancellationToken cancellationToken);

    /// <summary>The invoice's name and the method of each payment; one that is not there has no entry.</summary>
    Task<IReadOnlyDictionary<PaymentId, PaymentCaption>> CaptionsAsync(
        TenantKey tenant, IReadOnlyCollection<PaymentId> ids, CancellationToken cancellationToken);
}

/// <summary>The payments of one version of credentials.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Open">Payments that a buyer may still pay, or of which nobody knows.</param>
/// <param name="Authorized">Payments whose money is reserved.</param>
/// <param name="LastAt">The time at which the last of all its payments was opened.</param>
public sealed record CredentialUse(int Version, int Open, int Authorized, DateTimeOffset LastAt);

/// <summary>The invoice's name as the payment was opened for it, and the method.</summary>
public sealed record PaymentCaption(string InvoiceName, MethodCode Method);

/// <summary>A sum that was paid at a moment.</summary>
public sealed record PaidSum(DateTimeOffset PaidAt, Money Amount);

/// <summary>A filter of payments; a part that is null matches all.</summary>
public sealed record PaymentSearch
{
    public PaymentStatus? Status { get; init; }

    public MethodCode? Method { get; init; }

    public InvoiceId? Invoice { get; init; }

    /// <summary>The whole of an order number or of the acquirer's number, or a part of the invoice's name.</summary>
    public string? Text { get; init; }

    public DateTimeOffset? CreatedFrom { get; init; }

    public DateTimeOffset? CreatedBefore { get; init; }

    public PaymentPosition? After { get; init; }
}

/// <summary>A place in a list of payments.</summary>
public sealed record PaymentPosition(DateTimeOffset CreatedAt, string OrderId);
