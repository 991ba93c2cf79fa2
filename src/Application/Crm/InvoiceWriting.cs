namespace CleanAcquiring.Application.Crm;

/// <summary>What writing on an invoice brought.</summary>
public abstract record InvoiceWriting
{
    private InvoiceWriting()
    {
    }

    /// <summary>The CRM shows it.</summary>
    public sealed record Written : InvoiceWriting;

    public sealed record Missing : InvoiceWriting;

    public sealed record AccountClosed(string Reason) : InvoiceWriting;

    /// <summary>The CRM will not have it, whatever way it is sent: no such status in this account.</summary>
    public sealed record Refused(string Reason) : InvoiceWriting;
}
