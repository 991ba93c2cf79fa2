using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Domain.Payments;

/// <summary>
/// Progress of writing a payment to the CRM. Each "Sent" is saved before its call, so that a crash is not read as "never sent".
/// </summary>
[Flags]
public enum InvoiceSyncState
{
    None = 0,

    /// <summary>The status was about to be written.</summary>
    StatusSent = 1,

    /// <summary>The CRM shows the status.</summary>
    StatusWritten = 2,

    /// <summary>The note was about to be written.</summary>
    NoteSent = 4,

    /// <summary>The note is written, or never can be.</summary>
    NoteDone = 8,

    /// <summary>The CRM no longer showed the status, and it was written a second time.</summary>
    StatusRepeated = 16,
}

/// <summary>Progress of writing the payment to the CRM.</summary>
public sealed partial class Payment
{
    /// <summary>The status is about to be sent.</summary>
    public void SendStatus(InvoiceStatus status, DateTimeOffset now)
    {
        WrittenStatuses |= 1 << (int)status;
        Record(InvoiceSyncState.StatusSent, "invoice.status_sent", now, status.ToString());
    }

    /// <summary>True for a status that this payment wrote, or was about to write.</summary>
    public bool Wrote(InvoiceStatus status) => (WrittenStatuses & 1 << (int)status) != 0;

    /// <summary>Another payment changed the balance while the status was written: it is decided anew.</summary>
    public void DecideStatusAgain(DateTimeOffset now)
    {
        InvoiceSync &= ~(InvoiceSyncState.StatusSent | InvoiceSyncState.StatusWritten);
        Note("invoice.balance_changed", now, null);
    }

    /// <summary>The CRM shows the status.</summary>
    public void ConfirmStatus(DateTimeOffset now) => Record(InvoiceSyncState.StatusWritten, "invoice.status_written", now, null);

    /// <summary>The note is about to be sent.</summary>
    public void SendNote(DateTimeOffset now) => Record(InvoiceSyncState.NoteSent, "invoice.note_sent", now, null);

    /// <summary>The note is written, or never can be.</summary>
    public void CloseNote(string outcome, DateTimeOffset now) => Record(InvoiceSyncState.NoteDone, "invoice.note_done", now, outcome);

    /// <summary>Starts the sync with the CRM anew: there is something new to tell.</summary>
    public void ResetInvoiceSync() => InvoiceSync = InvoiceSyncState.None;

    /// <summary>Schedules the status once more. False when that was done before.</summary>
    public bool TryRepeatStatus(string detail, DateTimeOffset now)
    {
        if (InvoiceSync.HasFlag(InvoiceSyncState.StatusRepeated))
            return false;
        InvoiceSync = (InvoiceSync | InvoiceSyncState.StatusRepeated) & ~(InvoiceSyncState.StatusSent | InvoiceSyncState.StatusWritten);
        Note("invoice.not_shown", now, detail);
        Schedule(FollowUpKind.SyncInvoice, now);
        return true;
    }

    /// <summary>
    /// Syncs with the CRM again and retries parked work; the seller asked for it. A note that was sent is looked for first.
    /// </summary>
    public void Resync(DateTimeOffset now, Actor? by = null)
    {
        Note("payment.try_again", now, null, by);
        foreach (var given in followUps.Where(work => work.ParkedAt is not null).ToList())
            Schedule(given.Kind, now);
        if (PaidAt is null)
            return;
        InvoiceSync &= InvoiceSyncState.NoteSent;
        Schedule(FollowUpKind.SyncInvoice, now);
    }

    private void Record(InvoiceSyncState step, string code, DateTimeOffset now, string? detail)
    {
        if (InvoiceSync.HasFlag(step))
            return;
        InvoiceSync |= step;
        Note(code, now, detail);
    }
}
