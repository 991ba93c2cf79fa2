namespace CleanAcquiring.Domain.Payments;

/// <summary>Work that the payment owes.</summary>
public sealed partial class Payment
{
    private readonly List<FollowUp> followUps = [];

    public IReadOnlyList<FollowUp> FollowUps => followUps;

    /// <summary>Makes a piece of work due, or due anew.</summary>
    public void Schedule(FollowUpKind kind, DateTimeOffset dueAt)
    {
        if (followUps.Find(work => work.Kind == kind) is not { } known)
        {
            followUps.Add(new FollowUp(Tenant, Id, kind, dueAt));
            return;
        }
        isUnparked |= known.ParkedAt is not null;
        known.Schedule(dueAt);
    }

    /// <summary>A piece of work is under way: due, and not given up.</summary>
    public bool Owes(FollowUpKind kind) => followUps.Exists(work => work.Kind == kind && work is { DueAt: not null, ParkedAt: null });

    /// <summary>Takes back a piece of work that is no longer owed.</summary>
    public void CancelFollowUp(FollowUpKind kind)
    {
        if (followUps.Find(work => work.Kind == kind) is not { } known)
            return;
        isUnparked |= known.ParkedAt is not null;
        known.Cancel();
    }
}
