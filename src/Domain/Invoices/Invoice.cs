using System.Globalization;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Invoices;

/// <summary>An invoice as the CRM holds it now; every field may be missing.</summary>
public sealed record Invoice
{
    public required InvoiceId Id { get; init; }

    public string? Name { get; init; }

    public InvoiceStatus Status { get; init; }

    /// <summary>Its status is one that the seller made: "cancelled", "handed out", "returned".</summary>
    public bool HasOwnStatus => Status is InvoiceStatus.Unmapped or InvoiceStatus.Refunded;

    /// <summary>The seller's own name of the status.</summary>
    public string? StatusName { get; init; }

    /// <summary>The day it was created, in the account's time zone.</summary>
    public DateOnly Date { get; init; }

    /// <summary>null when neither the invoice nor the account names a known one.</summary>
    public Currency? Currency { get; init; }

    /// <summary>The total that the CRM stores, in major units; null when absent or no number.</summary>
    public decimal? BillPrice { get; init; }

    public VatMode VatMode { get; init; }

    public IReadOnlyList<InvoiceLine> Lines { get; init; } = [];

    public Party? Supplier { get; init; }

    public Party? Payer { get; init; }

    /// <summary>The PayWall page that the buyer came from, of an allowed host.</summary>
    public Uri? Link { get; init; }

    /// <summary>The lead that the invoice names in its own fields, if any.</summary>
    public long? LeadId { get; init; }

    /// <summary>The invoice by its name, else by number and date.</summary>
    public string Title(bool russian) => string.IsNullOrWhiteSpace(Name)
        ? string.Create(CultureInfo.InvariantCulture, $"{(russian ? "Счёт" : "Invoice")} #{Id} {(russian ? "от" : "of")} {Date:dd.MM.yyyy}")
        : Name.Trim();
}

/// <summary>The number of the invoice's element in its list.</summary>
public readonly record struct InvoiceId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

public enum InvoiceStatus
{
    /// <summary>The seller deleted the field; our own record guards against a second payment.</summary>
    Absent,
    Created,
    PartiallyPaid,
    Paid,
    PaidInAdvance,

    /// <summary>Everything was refunded. No account has it by default: the seller names a status for it.</summary>
    Refunded,

    /// <summary>A status of the seller's own that nothing maps.</summary>
    Unmapped,
}

public enum VatMode
{
    Included,
    OnTop,
    Exempt,

    /// <summary>A choice that nothing maps: it decides the sum, so it is never taken for another.</summary>
    Unmapped,
}
