using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.TestKit.Crm;

/// <summary>Notes of one deal; a note that may stand there is looked for by its key.</summary>
public sealed class FakeCrmNotes(FakeCrm crm) : ICrmNotes
{
    private readonly List<string> texts = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<string> Texts => texts;

    /// <summary>Any other outcome than <see cref="NoteOutcome.Written"/> adds no note.</summary>
    public NoteOutcome Outcome { get; set; } = NoteOutcome.Written;

    public Task<NoteOutcome> AddAsync(
        Account account,
        Invoice invoice,
        string text,
        string key,
        bool mayStandThere,
        CancellationToken cancellationToken)
    {
        crm.ThrowIfDown("notes.add");
        text.ShouldContain(key);
        var stands = mayStandThere && texts.Exists(known => known.Contains(key, StringComparison.Ordinal));
        if (Outcome == NoteOutcome.Written && !stands)
            texts.Add(text);
        crm.ThrowIfAnswerIsLost("notes.add");
        return Task.FromResult(Outcome);
    }
}
