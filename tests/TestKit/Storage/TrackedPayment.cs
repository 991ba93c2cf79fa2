using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.TestKit.Storage;

/// <summary>A payment as one scope has it, and as it was when that scope read it.</summary>
internal sealed class TrackedPayment(Payment payment, Payment? asRead)
{
    private Payment? asRead = asRead;

    public Payment Payment => payment;

    private bool HasChanges => payment.Version != asRead?.Version;

    private List<FollowUp> ChangedFollowUps => [.. payment.FollowUps.Where(work => IsChanged(work))];

    public bool Collides(InMemoryDatabase database)
    {
        if (asRead is null)
            return database.PaymentRows.ContainsKey(payment.Id);
        var row = database.PaymentRows[payment.Id];
        return HasChanges && row.Version != asRead.Version
            || ChangedFollowUps.Exists(work => Find(asRead, work.Kind) is null && Find(row, work.Kind) is not null);
    }

    /// <summary>Brings a newer row, whole, to a payment that this scope did not change.</summary>
    public Payment Refresh(Payment row)
    {
        if (asRead is null || HasChanges || ChangedFollowUps.Count > 0)
            return payment;
        StoredCopy.Fill(payment, row);
        asRead = StoredCopy.Of(row);
        return payment;
    }

    public void Write(InMemoryDatabase database)
    {
        var known = database.PaymentRows.GetValueOrDefault(payment.Id);
        var row = known is null || HasChanges ? Merged(known) : known;
        var work = InMemoryDatabase.FollowUpsOf(row);
        foreach (var changed in ChangedFollowUps)
        {
            work.RemoveAll(other => other.Kind == changed.Kind);
            work.Add(StoredCopy.Of(changed));
        }
        var timeline = database.TimelineRows.TryGetValue(payment.Id, out var entries) ? entries : [];
        timeline.AddRange(payment.Timeline.Where(entry => entry.Number > (asRead?.Version ?? 0)));
        database.TimelineRows[payment.Id] = timeline;
        database.PaymentRows[payment.Id] = row;
        asRead = StoredCopy.Of(row);
    }

    // A worker may have put follow-ups off meanwhile.
    private Payment Merged(Payment? known)
    {
        var row = StoredCopy.Of(payment);
        if (known is null)
            return row;
        InMemoryDatabase.FollowUpsOf(row).Clear();
        InMemoryDatabase.FollowUpsOf(row).AddRange(known.FollowUps);
        return row;
    }

    private bool IsChanged(FollowUp work) =>
        Find(asRead, work.Kind) is not { } before || (before.DueAt, before.Generation) != (work.DueAt, work.Generation);

    private static FollowUp? Find(Payment? payment, FollowUpKind kind) => payment?.FollowUps.FirstOrDefault(work => work.Kind == kind);
}
