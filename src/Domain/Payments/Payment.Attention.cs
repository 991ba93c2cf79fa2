using CleanAcquiring.Domain.Payments.Events;

namespace CleanAcquiring.Domain.Payments;

/// <summary>The reasons for which a person should look at a payment, each opened and closed by what is true.</summary>
public sealed partial class Payment
{
    internal const string Settled = "attention.settled";

    private readonly List<AttentionChange> attentionChanges = [];
    private bool isUnparked;

    /// <summary>The open reasons, oldest first; of <see cref="Payments.Attention"/>.</summary>
    public IReadOnlyList<string> OpenReasons { get; private set; } = [];

    /// <summary>The oldest open reason, or null.</summary>
    public string? Attention => OpenReasons.Count > 0 ? OpenReasons[0] : null;

    public bool Needs(string reason) => OpenReasons.Contains(reason);

    /// <summary>Opens a reason, or counts it once more.</summary>
    public void Raise(string reason, DateTimeOffset now, string? detail = null)
    {
        Note(reason, now, detail);
        OpenItem(reason, now, detail);
    }

    /// <summary>Opens a reason unless it is open: what is found again by each copy of a notification is noted once.</summary>
    public void RaiseOnce(string reason, DateTimeOffset now, string? detail)
    {
        if (!Needs(reason) && LastEntry != $"{reason} {detail}")
            Raise(reason, now, detail);
    }

    /// <summary>Closes a reason that is no longer true.</summary>
    public void Settle(string reason, DateTimeOffset now)
    {
        if (!Needs(reason))
            return;
        Note(Settled, now, reason);
        CloseItem(reason, now);
    }

    /// <summary>Opens or closes a reason by what is true now.</summary>
    public void Reflect(string reason, bool isTrue, DateTimeOffset now, string? detail)
    {
        if (isTrue)
            RaiseOnce(reason, now, detail);
        else
            Settle(reason, now);
    }

    /// <summary>The changes of attention since the last call.</summary>
    public IReadOnlyList<AttentionChange> TakeAttentionChanges()
    {
        if (isUnparked && !followUps.Exists(work => work.ParkedAt is not null))
            Settle(Payments.Attention.WorkGivenUp, LastAt);
        isUnparked = false;
        var taken = attentionChanges.ToList();
        attentionChanges.Clear();
        return taken;
    }

    // The timeline's own entry of the change says why.
    private void OpenItem(string reason, DateTimeOffset now, string? detail)
    {
        if (!Needs(reason))
            OpenReasons = [.. OpenReasons, reason];
        attentionChanges.Add(new AttentionChange(reason, CauseOf(reason), now, IsOpen: true, detail));
    }

    private void CloseItem(string reason, DateTimeOffset now)
    {
        if (!Needs(reason))
            return;
        OpenReasons = [.. OpenReasons.Where(open => open != reason)];
        attentionChanges.Add(new AttentionChange(reason, CauseOf(reason), now, IsOpen: false, null));
    }

    // With all money refunded or released, nothing that is about money is left to decide.
    private void SettleAll(DateTimeOffset now)
    {
        foreach (var reason in OpenReasons)
            Settle(reason, now);
    }

    // What concerns an invoice is one item for the invoice, and refused openings are one for the method.
    private string CauseOf(string reason) =>
        reason == Payments.Attention.OpeningRefused ? Method.Value
        : reason.StartsWith("invoice.", StringComparison.Ordinal) ? ""
        : OrderId;
}
