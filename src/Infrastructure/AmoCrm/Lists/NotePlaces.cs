using System.Text.Json;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;

namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>
/// Where a note on an invoice is seen: its deal by link, by its own field, by the payer's contact; else the payer's card. Lists
/// take no notes.
/// </summary>
internal sealed class NotePlaces(AccountClient client, InvoicesList lists)
{
    /// <summary>The path for notes, or whether the account is closed.</summary>
    public async Task<(string? Path, bool IsClosed)> FindAsync(Account account, Invoice invoice, CancellationToken cancellationToken)
    {
        if (await lists.FindAsync(account, cancellationToken) is ListReading.Found list)
        {
            var path = $"{InvoiceElements.PathOf(list.Id, invoice.Id)}/links?filter[to_entity_type]=leads";
            var answer = await client.SendAsync(account, AmoCrmCall.Get("links.list", path), cancellationToken);
            if (answer is AmoCrmResponse.Closed { Reason: not ClosedReason.Rights })
                return (null, true);
            if (answer is AmoCrmResponse.Ok ok && LinkedLead(ok.Body) is { } linked)
                return (NotesOf("leads", linked), false);
        }
        return (invoice.LeadId is { } lead ? NotesOf("leads", lead) : await OfPayerAsync(account, invoice.Payer, cancellationToken), false);
    }

    private async Task<string?> OfPayerAsync(Account account, Party? payer, CancellationToken cancellationToken)
    {
        if (payer is not { EntityKind: "contacts" or "companies", EntityId: { } id })
            return null;
        var call = AmoCrmCall.Get($"{payer.EntityKind}.get", $"/api/v4/{payer.EntityKind}/{id.Digits()}?with=leads");
        var answer = await client.SendAsync(account, call, cancellationToken);
        if (answer is not AmoCrmResponse.Ok ok)
            return null;
        // Of several deals the newest is the likeliest.
        return ok.Body.Member("_embedded").Member("leads").Items().Max(lead => lead.Member("id").AsWhole()) is { } newest and > 0
            ? NotesOf("leads", newest)
            : NotesOf(payer.EntityKind, id);
    }

    private static long? LinkedLead(JsonElement body) => body.Member("_embedded").Member("links").Items()
        .Where(link => link.Member("to_entity_type").AsText() == "leads")
        .Select(link => link.Member("to_entity_id").AsWhole())
        .FirstOrDefault(id => id is > 0);

    private static string NotesOf(string kind, long id) => $"/api/v4/{kind}/{id.Digits()}/notes";
}
