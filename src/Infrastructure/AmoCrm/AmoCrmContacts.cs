using System.Text.Json;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;

namespace CleanAcquiring.Infrastructure.AmoCrm;

/// <summary>Reads e-mails and phones from the cards of contacts and companies.</summary>
internal sealed class AmoCrmContacts(AccountClient client) : ICrmContacts
{
    public async Task<ReceiptContact?> FindAsync(Account account, Party payer, CancellationToken cancellationToken)
    {
        if (payer is not { EntityKind: "contacts" or "companies", EntityId: { } id })
            return null;
        try
        {
            var call = AmoCrmCall.Get($"{payer.EntityKind}.get", $"/api/v4/{payer.EntityKind}/{id.Digits()}");
            var response = await client.SendAsync(account, call, cancellationToken);
            return response is AmoCrmResponse.Ok ok ? ContactOf(ok.Body) : null;
        }
        catch (OutageException)
        {
            // The buyer is asked instead; a payment does not fail for this.
            return null;
        }
    }

    private static ReceiptContact? ContactOf(JsonElement card)
    {
        var fields = ElementFields.Of(card);
        return ReceiptContact.First([.. Texts(fields.Find("EMAIL")), .. Texts(fields.Find("PHONE"))]);
    }

    private static IEnumerable<string?> Texts(ElementField? field) => field?.Values.Select(value => value.AsText()) ?? [];
}
