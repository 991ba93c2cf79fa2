using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Application.Crm;

/// <summary>The CRM's answer to a read of an invoice.</summary>
public abstract record InvoiceReading
{
    private InvoiceReading()
    {
    }

    public sealed record Found(Invoice Invoice) : InvoiceReading;

    /// <summary>It does not exist, is deleted, or belongs to another account.</summary>
    public sealed record Missing : InvoiceReading;

    /// <summary>
    /// The account is closed to us: disconnected, unpaid, blocked, refresh token dead. Buyers see the same as for a missing invoice.
    /// </summary>
    /// <param name="Reason">A stable code for logs and for the seller: <c>reauthorize</c>, <c>unpaid</c>, <c>blocked</c>,
    /// <c>rights</c>.</param>
    public sealed record AccountClosed(string Reason) : InvoiceReading;
}
