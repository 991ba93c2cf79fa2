using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Storage;

/// <summary>What a seller looks for; every part that is nothing matches all.</summary>
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
