using CleanAcquiring.Application;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.TestKit.Crm;

/// <summary>A seller's CRM in memory: invoices, notes, contacts and authorization, with outages on demand.</summary>
public sealed class FakeCrm
{
    public FakeCrm()
    {
        Invoices = new FakeCrmInvoices(this);
        Notes = new FakeCrmNotes(this);
        Contacts = new FakeCrmContacts();
        Deals = new FakeCrmDeals(this);
        Authorization = new FakeCrmAuthorization(this);
    }

    public FakeCrmInvoices Invoices { get; }

    public FakeCrmNotes Notes { get; }

    public FakeCrmDeals Deals { get; }

    public FakeCrmPages Pages { get; } = new();

    public FakeCrmContacts Contacts { get; }

    public FakeCrmAuthorization Authorization { get; }

    public FakeCrmTurn Turn { get; } = new();

    /// <summary>Every call fails with an outage and changes nothing.</summary>
    public bool IsDown { get; set; }

    /// <summary>The next write of this kind is done and its answer is lost: <c>invoices.write</c> or <c>notes.add</c>.</summary>
    public string? AnswerToLose { get; set; }

    /// <summary>The account lets nobody in, for this reason.</summary>
    public string? ClosedFor { get; set; }

    /// <summary>Adds an invoice, or replaces the one with its number.</summary>
    public FakeCrm Has(Invoice invoice)
    {
        Invoices.Put(invoice);
        return this;
    }

    internal void ThrowIfDown(string operation)
    {
        if (IsDown)
            throw Outage(operation);
    }

    internal void ThrowIfAnswerIsLost(string operation)
    {
        if (AnswerToLose != operation)
            return;
        AnswerToLose = null;
        throw Outage(operation);
    }

    private static OutageException Outage(string operation) => new("crm", operation, "no answer", TimeSpan.FromSeconds(3));
}
