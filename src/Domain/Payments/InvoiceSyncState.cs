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
