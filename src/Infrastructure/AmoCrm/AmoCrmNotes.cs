using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using CleanAcquiring.Infrastructure.AmoCrm.Lists;
using CleanAcquiring.Infrastructure.AmoCrm.Wire;

namespace CleanAcquiring.Infrastructure.AmoCrm;

/// <summary>Writes notes in deals and on cards. amoCRM keeps duplicates, so a repeated note is searched first.</summary>
internal sealed class AmoCrmNotes(AccountClient client, NotePlaces places) : ICrmNotes
{
    private const string Operation = "notes.add";

    public async Task<NoteOutcome> AddAsync(
        Account account,
        Invoice invoice,
        string text,
        string key,
        bool mayStandThere,
        CancellationToken cancellationToken
    )
    {
        var (place, isClosed) = await places.FindAsync(account, invoice, cancellationToken);
        if (place is null)
            return isClosed ? NoteOutcome.AccountClosed : NoteOutcome.NoPlace;
        if (mayStandThere && await ExistsAsync(account, place, key, cancellationToken))
            return NoteOutcome.Written;
        var requestId = $"note-{invoice.Id}";
        var collapsible = new NoteRequest("extended_service_message", new { Service = "CleanAcquiring", Text = text }, requestId);
        var response = await SendAsync(account, place, collapsible, cancellationToken);
        if (response is AmoCrmResponse.Invalid)
            response = await SendAsync(account, place, new NoteRequest("common", new { Text = text }, requestId), cancellationToken);
        return response switch
        {
            AmoCrmResponse.Ok => NoteOutcome.Written,
            AmoCrmResponse.Nothing => NoteOutcome.NoPlace,
            AmoCrmResponse.Closed { Reason: not ClosedReason.Rights } => NoteOutcome.AccountClosed,
            _ => NoteOutcome.Refused,
        };
    }

    // Only a 400 proves that nothing was written; no other failure is followed by a second POST.
    private Task<AmoCrmResponse> SendAsync(Account account, string place, NoteRequest note, CancellationToken cancellationToken) =>
        client.SendAsync(account, new AmoCrmCall(Operation, HttpMethod.Post, place) { Body = new[] { note } }, cancellationToken);

    private async Task<bool> ExistsAsync(Account account, string place, string key, CancellationToken cancellationToken)
    {
        // The newest first: ours is among them, however many notes the deal has.
        var call = AmoCrmCall.Get("notes.list", $"{place}?limit=250&order[id]=desc");
        return await client.SendAsync(account, call, cancellationToken) is AmoCrmResponse.Ok ok
            && ok.Body.Member("_embedded").Member("notes").Items()
                .Any(note => note.Member("params").Member("text").AsText()?.Contains(key, StringComparison.Ordinal) == true);
    }
}

/// <summary>
/// Finds the place for a note on an invoice: its deal, else one of the payer's, else the payer's card. Lists take no notes.
/// </summary>
internal sealed class NotePlaces(AccountClient client, InvoiceDeal deals)
{
    /// <summary>The path for notes; null without a place, or where the account is closed.</summary>
    public async Task<(string? Path, bool IsClosed)> FindAsync(Account account, Invoice invoice, CancellationToken cancellationToken) =>
        await deals.FindAsync(account, invoice, cancellationToken) switch
        {
            (_, true) => (null, true),
            ({ } deal, _) => (NotesOf("leads", deal), false),
            _ => await OfPayerAsync(account, invoice.Payer, cancellationToken),
        };

    private async Task<(string? Path, bool IsClosed)> OfPayerAsync(Account account, Party? payer, CancellationToken cancellationToken)
    {
        if (payer is not { EntityKind: "contacts" or "companies", EntityId: { } id })
            return (null, false);
        var call = AmoCrmCall.Get($"{payer.EntityKind}.get", $"/api/v4/{payer.EntityKind}/{id.Digits()}?with=leads");
        var response = await client.SendAsync(account, call, cancellationToken);
        if (response is not AmoCrmResponse.Ok ok)
            return (null, response is AmoCrmResponse.Closed { Reason: not ClosedReason.Rights });
        // Of several deals the newest is the likeliest.
        var path = ok.Body.Member("_embedded").Member("leads").Items().Max(lead => lead.Member("id").AsWhole()) is { } newest and > 0
            ? NotesOf("leads", newest)
            : NotesOf(payer.EntityKind, id);
        return (path, false);
    }

    private static string NotesOf(string kind, long id) => $"/api/v4/{kind}/{id.Digits()}/notes";
}
