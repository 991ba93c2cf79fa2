namespace CleanAcquiring.Domain.Invoices;

public enum InvoiceStatus
{
    /// <summary>The seller deleted the field; our own record guards against a second payment.</summary>
    Absent,
    Created,
    PartiallyPaid,
    Paid,
    PaidInAdvance,

    /// <summary>A status of the seller's own that nothing maps.</summary>
    Unmapped,
}
