using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Application.Crm;

/// <summary>The invoices of a seller's CRM account.</summary>
public interface ICrmInvoices
{
    /// <summary>Reads an invoice as it is now; never from a cache.</summary>
    /// <exception cref="OutageException">429, 5xx, time-out, content that cannot be parsed.</exception>
    Task<InvoiceReading> ReadAsync(Account account, InvoiceId id, CancellationToken cancellationToken);

    /// <summary>Writes a payment status and its date, and sees by reading that the CRM shows it.</summary>
    /// <exception cref="OutageException">429, 5xx, time-out: written or not, writing again does no harm.</exception>
    Task<InvoiceWriting> WriteAsync(Account account, InvoiceId id, InvoiceStatusUpdate mark, CancellationToken cancellationToken);
}
