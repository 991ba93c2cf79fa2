using System.Text.Json;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;

namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>Finds the invoices of a deal by its links; elements of other lists are linked to deals as well.</summary>
internal sealed class DealInvoices(AccountClient client, InvoicesList lists)
{
    /// <returns>Null where the account is closed.</returns>
    public async Task<IReadOnlyList<InvoiceId>?> ListAsync(Account account, long deal, CancellationToken cancellationToken)
    {
        var (list, closed) = await lists.FindAsync(account, cancellationToken);
        if (list is not { } listId)
            return closed is null ? [] : null;
        var path = $"/api/v4/leads/{deal.Digits()}/links?filter[to_entity_type]=catalog_elements&filter[to_catalog_id]={listId.Digits()}";
        return await client.SendAsync(account, AmoCrmCall.Get("links.list", path), cancellationToken) switch
        {
            AmoCrmResponse.Ok ok => [.. Read(ok.Body, listId)],
            AmoCrmResponse.Closed => null,
            _ => [],
        };
    }

    private static IEnumerable<InvoiceId> Read(JsonElement body, long listId) => body.Member("_embedded").Member("links").Items()
        .Where(link => link.Member("to_entity_type").AsText() == "catalog_elements"
            && link.Member("metadata").Member("catalog_id").AsWhole() == listId)
        .Select(link => link.Member("to_entity_id").AsWhole())
        .OfType<long>()
        .Where(id => id > 0)
        .Distinct()
        .Select(id => new InvoiceId(id));
}
