namespace CleanAcquiring.Simulation.Tests.Model;

/// <summary>The record of what people did on purpose, which the gateway did not do by itself.</summary>
internal sealed class Journal
{
    private readonly List<JournalEntry> entries = [];
    private int stepBegan;

    /// <summary>The entries of the present step.</summary>
    public IEnumerable<JournalEntry> Step => entries.Skip(stepBegan);

    /// <summary>All refunds that a person made or ordered, in roubles.</summary>
    public decimal RefundedByPeople => Refunds(entries);

    /// <summary>The refunds of the present step.</summary>
    public decimal RefundedInStep => Refunds(Step);

    public void BeginStep() => stepBegan = entries.Count;

    public void Add(DateTimeOffset at, JournalKind kind, decimal amount = 0m) => entries.Add(new JournalEntry(at, kind, amount));

    /// <summary>Gives the time of the last entry of this kind; null if there is none.</summary>
    public DateTimeOffset? Last(params JournalKind[] kinds) => entries.FindLast(entry => kinds.Contains(entry.Kind))?.At;

    /// <summary>True where a fault was in force at this time or since: retries are then spread over minutes and hours.</summary>
    public bool IsDisturbedSince(DateTimeOffset time) =>
        Last(JournalKind.Disturbance, JournalKind.Disconnected, JournalKind.Unpaid) is { } disturbed
        && (disturbed >= time || !entries.Exists(entry => entry.Kind == JournalKind.Calm && entry.At >= disturbed && entry.At <= time));

    private static decimal Refunds(IEnumerable<JournalEntry> among) =>
        among.Where(entry => entry.Kind == JournalKind.Refund).Sum(entry => entry.Amount);
}

/// <summary>One thing that somebody did.</summary>
internal sealed record JournalEntry(DateTimeOffset At, JournalKind Kind, decimal Amount);

internal enum JournalKind
{
    /// <summary>A refund in the bank's cabinet, or one ordered on our page.</summary>
    Refund,

    /// <summary>A change of lines, total, VAT mode or currency, or of a method's default VAT.</summary>
    Edit,
    StatusByHand,
    ExcessPolicy,

    /// <summary>A crash, an outage or a lost answer: what must happen within seconds may take longer.</summary>
    Disturbance,

    /// <summary>All faults ended.</summary>
    Calm,

    Unpaid,
    PaidUp,
    Disconnected,
}
