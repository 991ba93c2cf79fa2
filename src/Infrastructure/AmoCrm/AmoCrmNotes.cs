using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using CleanAcquiring.Infrastructure.AmoCrm.Lists;
using CleanAcquiring.Infrastructure.AmoCrm.Wire;

namespace CleanAcquiring.Infrastructure.AmoCrm;

/// <summary>Notes in deals and on cards. amoCRM keeps doubles, so a note is never sent twice without a look.</summary>
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
            return isClosed ? NoteOutcome.Refused : NoteOutcome.NoPlace;
        if (mayStandThere && await StandsThereAsync(account, place, key, cancellationToken))
            return NoteOutcome.Written;
        var requestId = $"note-{invoice.Id}";
        var folding = new NoteDraft("extended_service_message", new { Service = "CleanAcquiring", Text = text }, requestId);
        var answer = await SendAsync(account, place, folding, cancellationToken);
        if (answer is AmoCrmResponse.Invalid)
            answer = await SendAsync(account, place, new NoteDraft("common", new { Text = text }, requestId), cancellationToken);
        return answer switch
        {
            AmoCrmResponse.Ok => NoteOutcome.Written,
            AmoCrmResponse.Nothing => NoteOutcome.NoPlace,
            _ => NoteOutcome.Refused,
        };
    }

    // A 400 says that nothing was written; no other failure is followed by a second POST.
    private Task<AmoCrmResponse> SendAsync(Account account, string place, NoteDraft note, CancellationToken cancellationToken) =>
        client.SendAsync(account, new AmoCrmCall(Operation, HttpMethod.Post, place) { Body = new[] { note } }, cancellationToken);

    private async Task<bool> StandsThereAsync(Account account, string place, string key, CancellationToken cancellationToken)
    {
        // The newest first; ours is among them, however long the deal's story is.
        var call = AmoCrmCall.Get("notes.list", $"{place}?limit=250&order[id]=desc");
        return await client.SendAsync(account, call, cancellationToken) is AmoCrmResponse.Ok ok
            && ok.Body.Member("_embedded").Member("notes").Items()
                .Any(note => note.Member("params").Member("text").AsText()?.Contains(key, StringComparison.Ordinal) == true);
    }
}
