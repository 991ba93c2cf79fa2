using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Application.Crm;

/// <summary>The invoices of a seller's CRM account.</summary>
public interface ICrmInvoices
{
    /// <summary>Reads an invoice as it is now; never from a cache.</summary>
    /// <exception cref="OutageException">429, 5xx, time-out, content that cannot be parsed.</exception>
    Task<InvoiceReading> ReadAsync(Account account, InvoiceId id, CancellationToken cancellationToken);

    /// <summary>The invoices that are linked to a deal, in no order; null where the account is closed.</summary>
    /// <exception cref="OutageException">As for a read.</exception>
    Task<IReadOnlyList<InvoiceId>?> ListOfDealAsync(Account account, long deal, CancellationToken cancellationToken);

    /// <summary>
    /// The statuses that the account's invoices can have, as it defines them now; empty where invoices have none, null where the
    /// account is closed.
    /// </summary>
    /// <exception cref="OutageException">As for a read.</exception>
    Task<IReadOnlyList<CrmInvoiceStatus>?> ListStatusesAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Writes a payment status and its date, and reads them back.</summary>
    /// <exception cref="OutageException">429, 5xx, time-out: written or not, writing again does no harm.</exception>
    Task<InvoiceWriting> WriteAsync(Account account, InvoiceId id, InvoiceStatusUpdate mark, CancellationToken cancellationToken);
}

/// <summary>The status and the payment date to write to an invoice.</summary>
/// <param name="Status"><see cref="InvoiceStatus.Paid"/>, <see cref="InvoiceStatus.PartiallyPaid"/>, <see
/// cref="InvoiceStatus.Created"/>, or <see cref="InvoiceStatus.Refunded"/> where the seller named one.</param>
/// <param name="PaidAt">The payment date; null to leave it alone.</param>
public sealed record InvoiceStatusUpdate(InvoiceStatus Status, DateTimeOffset? PaidAt);

/// <summary>A status of an account's invoices.</summary>
/// <param name="Name">As the account shows it.</param>
/// <param name="Meaning">The CRM's own; null for a status that the seller made.</param>
public sealed record CrmInvoiceStatus(string Name, InvoiceStatus? Meaning);

/// <summary>The CRM's answer to a write.</summary>
public abstract record InvoiceWriting
{
    private InvoiceWriting()
    {
    }

    /// <summary>The CRM shows it.</summary>
    public sealed record Written : InvoiceWriting;

    public sealed record Missing : InvoiceWriting;

    public sealed record AccountClosed(string Reason) : InvoiceWriting;

    /// <summary>The CRM rejects it in every form: no such status in this account.</summary>
    public sealed record Refused(string Reason) : InvoiceWriting;
}
