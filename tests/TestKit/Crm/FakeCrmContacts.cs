using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.TestKit.Crm;

/// <summary>Contacts on payers' cards, by the number of the card.</summary>
public sealed class FakeCrmContacts : ICrmContacts
{
    private readonly Dictionary<long, string> cards = [];

    /// <summary>Look-ups so far.</summary>
    public int Reads { get; private set; }

    public void Put(long entityId, string contact) => cards[entityId] = contact;

    public Task<ReceiptContact?> FindAsync(Account account, Party payer, CancellationToken cancellationToken)
    {
        Reads++;
        return Task.FromResult(
            payer.EntityId is { } card && cards.TryGetValue(card, out var contact) ? ReceiptContact.Parse(contact) : null);
    }
}
