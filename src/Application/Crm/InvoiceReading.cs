using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Application.Crm;

/// <summary>What asking for an invoice brought.</summary>
public abstract record InvoiceReading
{
    private InvoiceReading()
    {
    }

    public sealed record Found(Invoice Invoice) : InvoiceReading;

    /// <summary>It does not exist, is deleted, or belongs to another account.</summary>
    public sealed record Missing : InvoiceReading;

    /// <summary>
    /// The account does not let us in: disconnected, unpaid, blocked, grant dead. Buyers see the same as for a missing invoice.
    /// </summary>
    /// <param name="Reason">A stable word for logs and the desk: <c>reauthorize</c>, <c>unpaid</c>, <c>blocked</c>, <c>rights</c>.</param>
    public sealed record AccountClosed(string Reason) : InvoiceReading;
}
