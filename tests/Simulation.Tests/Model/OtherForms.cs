namespace CleanAcquiring.Simulation.Tests.Model;

/// <summary>
/// Measures how long a second form stays payable after the invoice was paid or its money authorized: five seconds and one round of
/// queries are allowed, where no fault and no crash comes between.
/// </summary>
internal sealed class OtherForms
{
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, DateTimeOffset> since = new(StringComparer.Ordinal);
    private HashSet<string> withMoney = [];

    /// <summary>Notes since when each open form is superfluous: a payment beside it got money. A form for the rest opens later.</summary>
    public void Watch(Snapshot now)
    {
        var known = now.Known.Where(payment => payment.IsAuthorized || payment.NetPaid > 0m).Select(payment => payment.OrderId).ToHashSet();
        var isNew = !known.IsSubsetOf(withMoney);
        withMoney = known;
        foreach (var form in now.Bank)
        {
            if (known.Count == 0 || !form.AwaitsBuyer)
                since.Remove(form.OrderId);
            else if (isNew)
                since.TryAdd(form.OrderId, now.At);
        }
    }

    /// <summary>Checks the forms after all work was done that was due at a moment.</summary>
    /// <param name="began">The time at which the work began.</param>
    /// <param name="now">The facts after it.</param>
    /// <param name="journal">The faults.</param>
    public IEnumerable<Violation> AfterWork(DateTimeOffset began, Snapshot now, Journal journal) =>
        from form in now.Bank
        where form.AwaitsBuyer && since.ContainsKey(form.OrderId)
        let paid = since[form.OrderId]
        where began >= paid + Allowed && now.Find(form.OrderId) is { IsLive: true } && !journal.IsDisturbedSince(paid)
        select new Violation("form.stays_open", $"{form.OrderId} can be paid {now.At - paid} after the invoice was");
}
