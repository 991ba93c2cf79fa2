using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Accounts;

/// <summary>
/// One change that a person made to an account's settings. The number is its place and, in the database, the guard against two
/// writers at once.
/// </summary>
/// <param name="Number">From 1 for each account, without gaps.</param>
/// <param name="At">By our clock.</param>
/// <param name="By">The administrator.</param>
/// <param name="Act">
/// Stable dotted name: <c>method.added</c>, <c>method.changed</c>, <c>method.removed</c>, <c>settings.changed</c>.
/// </param>
/// <param name="Subject">The method's code, or <c>account</c>.</param>
/// <param name="Before">The changed facts; never a secret, of an acquirer's form not even a value.</param>
/// <param name="After">The same facts afterwards.</param>
public sealed record JournalEntry(
    int Number,
    DateTimeOffset At,
    Actor By,
    string Act,
    string Subject,
    IReadOnlyDictionary<string, string?> Before,
    IReadOnlyDictionary<string, string?> After);
