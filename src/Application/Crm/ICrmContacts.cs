using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Crm;

/// <summary>The people and companies of a seller's CRM account.</summary>
public interface ICrmContacts
{
    /// <summary>
    /// The payer's e-mail or phone from the card that the invoice links to; null when there is none, for whatever reason.
    /// </summary>
    Task<ReceiptContact?> FindAsync(Account account, Party payer, CancellationToken cancellationToken);
}
