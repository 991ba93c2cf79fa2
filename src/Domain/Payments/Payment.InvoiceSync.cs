namespace CleanAcquiring.Domain.Payments;

/// <summary>
/// How far the CRM was told of a payment. Each "Sent" is saved before the call, so that a crash is not taken for "never told".
/// </summary>
[Flags]
public enum InvoiceSyncState
{
    None = 0,

    /// <summary>The status was on its way to the CRM.</summary>
    StatusSent = 1,

    /// <summary>The CRM shows the status.</summary>
    StatusWritten = 2,

    /// <summary>The note was on its way.</summary>
    NoteSent = 4,

    /// <summary>The note stands there, or never can.</summary>
    NoteDone = 8,

    /// <summary>The CRM had lost the status, and it was sent a second time.</summary>
    StatusRepeated = 16,
}

/// <summary>How far the CRM was told.</summary>
public sealed partial class Payment
{
    /// <summary>The status is about to be sent.</summary>
    public void SendStatus(string status, DateTimeOffset now) => Record(InvoiceSyncState.StatusSent, "invoice.status_sent", now, status);

    /// <summary>The CRM shows the status.</summary>
    public void ConfirmStatus(DateTimeOffset now) => Record(InvoiceSyncState.StatusWritten, "invoice.status_written", now, null);

    /// <summary>The note is about to be sent.</summary>
    public void SendNote(DateTimeOffset now) => Record(InvoiceSyncState.NoteSent, "invoice.note_sent", now, null);

    /// <summary>The note stands there, or never can.</summary>
    public void CloseNote(string outcome, DateTimeOffset now) => Record(InvoiceSyncState.NoteDone, "invoice.note_done", now, outcome);

    /// <summary>Forgets what the CRM was told: it is to be told again (a refund, or the seller's wish).</summary>
    public void ResetInvoiceSync() => Update = InvoiceSyncState.None;

    /// <summary>The CRM does not show the status any more: it is sent once more. False when that was done before.</summary>
    public bool TryRepeatStatus(string detail, DateTimeOffset now)
    {
        if (Update.HasFlag(InvoiceSyncState.StatusRepeated))
            return false;
        Update = (Update | InvoiceSyncState.StatusRepeated) & ~(InvoiceSyncState.StatusSent | InvoiceSyncState.StatusWritten);
        Note("invoice.not_shown", now, detail);
        Schedule(FollowUpKind.SyncInvoice, now);
        return true;
    }

    /// <summary>By the seller's wish: the CRM is told again, and what was given up is tried once more.</summary>
    public void Resync(DateTimeOffset now)
    {
        Note("payment.try_again", now, null);
        foreach (var given in followUps.Where(work => work.ParkedAt is not null))
            given.Schedule(now);
        if (PaidAt is null)
            return;
        ResetInvoiceSync();
        Schedule(FollowUpKind.SyncInvoice, now);
    }

    private void Record(InvoiceSyncState step, string code, DateTimeOffset now, string? detail)
    {
        if (Update.HasFlag(step))
            return;
        Update |= step;
        Note(code, now, detail);
    }
}
