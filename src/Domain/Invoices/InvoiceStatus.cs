namespace CleanAcquiring.Domain.Invoices;

public enum InvoiceStatus
{
    /// <summary>The seller deleted the field; our own record guards against a second payment.</summary>
    Absent,
    Created,
    PartiallyPaid,
    Paid,
    PaidInAdvance,

    /// <summary>All that was paid went back. No account has it of itself: the seller names a status of his own for it.</summary>
    Refunded,

    /// <summary>A status of the seller's own that nothing maps.</summary>
    Unmapped,
}
