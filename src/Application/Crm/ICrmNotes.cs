using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Application.Crm;

/// <summary>Notes for the seller in the deal of an invoice.</summary>
public interface ICrmNotes
{
    /// <summary>Adds a note to the invoice's deal, else to the payer's card. Best effort: a payment never fails for it.</summary>
    /// <param name="account">The account to write to.</param>
    /// <param name="invoice">As read a moment ago.</param>
    /// <param name="text">For the seller.</param>
    /// <param name="key">Part of the text; with <paramref name="mayStandThere"/> it is searched for first.</param>
    /// <param name="mayStandThere">An earlier try may have written it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="OutageException">To be tried again.</exception>
    Task<NoteOutcome> AddAsync(
        Account account,
        Invoice invoice,
        string text,
        string key,
        bool mayStandThere,
        CancellationToken cancellationToken
    );
}

public enum NoteOutcome
{
    /// <summary>The note exists.</summary>
    Written,

    /// <summary>There is neither a deal nor a card to put it on.</summary>
    NoPlace,

    /// <summary>The CRM rejects it, or we have no right to write it.</summary>
    Refused,

    /// <summary>The account does not let us in now: to be tried again.</summary>
    AccountClosed,
}
