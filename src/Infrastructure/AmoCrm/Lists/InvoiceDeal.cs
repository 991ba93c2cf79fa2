using System.Text.Json;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;

namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>Finds the deal of an invoice: by its link, else by the invoice's own field.</summary>
internal sealed class InvoiceDeal(AccountClient client, InvoicesList lists)
{
    /// <summary>The number of the deal; null without one, or where the account is closed.</summary>
    public async Task<(long? Deal, bool IsClosed)> FindAsync(Account account, Invoice invoice, CancellationToken cancellationToken)
    {
        if (await lists.FindAsync(account, cancellationToken) is ({ } list, _))
        {
            var path = $"{InvoiceElements.PathOf(list, invoice.Id)}/links?filter[to_entity_type]=leads";
            var response = await client.SendAsync(account, AmoCrmCall.Get("links.list", path), cancellationToken);
            if (response is AmoCrmResponse.Closed { Reason: not ClosedReason.Rights })
                return (null, true);
            if (response is AmoCrmResponse.Ok ok && Linked(ok.Body) is { } linked)
                return (linked, false);
        }
        return (invoice.LeadId, false);
    }

    private static long? Linked(JsonElement body) => body.Member("_embedded").Member("links").Items()
        .Where(link => link.Member("to_entity_type").AsText() == "leads")
        .Select(link => link.Member("to_entity_id").AsWhole())
        .FirstOrDefault(id => id is > 0);
}
