using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Checkout;

/// <summary>Where a receipt goes: what the buyer typed, else what the invoice says, else the payer's card in the CRM.</summary>
internal sealed class ReceiptContactFinder(ICrmContacts contacts)
{
    public async Task<ReceiptContact?> FindAsync(Account account, Invoice invoice, string? typed, CancellationToken cancellationToken)
    {
        if (ReceiptContact.First(typed, invoice.Payer?.Email, invoice.Payer?.Phone) is { } known)
            return known;
        return invoice.Payer is { EntityId: not null } payer ? await contacts.FindAsync(account, payer, cancellationToken) : null;
    }
}
