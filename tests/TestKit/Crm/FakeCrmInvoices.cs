using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.TestKit.Builders;

namespace CleanAcquiring.TestKit.Crm;

/// <summary>Invoices that show the status that was written last.</summary>
public sealed class FakeCrmInvoices(FakeCrm crm) : ICrmInvoices
{
    private readonly Dictionary<(TenantKey Tenant, InvoiceId Id), Invoice> invoices = [];
    private readonly List<InvoiceStatusUpdate> writes = [];

    /// <summary>Updates that the CRM accepted, in order.</summary>
    public IReadOnlyList<InvoiceStatusUpdate> Writes => writes;

    /// <summary>Reads so far.</summary>
    public int Reads { get; private set; }

    /// <summary>The CRM refuses every update for this reason.</summary>
    public string? RefusedFor { get; set; }

    /// <summary>The statuses that the account defines.</summary>
    public IReadOnlyList<CrmInvoiceStatus> Statuses { get; set; } =
        [new("Создан", InvoiceStatus.Created), new("Оплачен", InvoiceStatus.Paid), new("Ждёт оплаты", null)];

    /// <summary>The only invoice.</summary>
    public Invoice Single => invoices.Values.Single();

    public void Put(Invoice invoice) => Put(AnAccount.Tenant, invoice);

    public void Put(TenantKey tenant, Invoice invoice) => invoices[(tenant, invoice.Id)] = invoice;

    /// <summary>Changes the only invoice, as its seller would.</summary>
    public void Edit(Func<Invoice, Invoice> change) => Put(change(Single));

    public void Delete() => invoices.Clear();

    public Task<InvoiceReading> ReadAsync(Account account, InvoiceId id, CancellationToken cancellationToken)
    {
        Reads++;
        crm.ThrowIfDown("invoices.read");
        MarkWhereDead(account);
        return Task.FromResult<InvoiceReading>(
            crm.ClosedFor is { } reason ? new InvoiceReading.AccountClosed(reason)
            : invoices.TryGetValue((account.Tenant, id), out var invoice) ? new InvoiceReading.Found(invoice)
            : new InvoiceReading.Missing());
    }

    public Task<IReadOnlyList<InvoiceId>?> ListOfDealAsync(Account account, long deal, CancellationToken cancellationToken)
    {
        crm.ThrowIfDown("links.list");
        return Task.FromResult<IReadOnlyList<InvoiceId>?>(crm.ClosedFor is null
            ? [.. invoices.Values.Where(invoice => invoice.LeadId == deal).Select(invoice => invoice.Id)]
            : null);
    }

    public Task<IReadOnlyList<CrmInvoiceStatus>?> ListStatusesAsync(Account account, CancellationToken cancellationToken)
    {
        crm.ThrowIfDown("fields.list");
        return Task.FromResult(crm.ClosedFor is null ? Statuses : null);
    }

    public Task<InvoiceWriting> WriteAsync(
        Account account,
        InvoiceId id,
        InvoiceStatusUpdate mark,
        CancellationToken cancellationToken)
    {
        crm.ThrowIfDown("invoices.write");
        MarkWhereDead(account);
        if (crm.ClosedFor is { } reason)
            return Task.FromResult<InvoiceWriting>(new InvoiceWriting.AccountClosed(reason));
        if (!invoices.TryGetValue((account.Tenant, id), out var invoice))
            return Task.FromResult<InvoiceWriting>(new InvoiceWriting.Missing());
        if (RefusedFor is { } refusal)
            return Task.FromResult<InvoiceWriting>(new InvoiceWriting.Refused(refusal));
        invoices[(account.Tenant, id)] = invoice with { Status = mark.Status };
        writes.Add(mark);
        crm.ThrowIfAnswerIsLost("invoices.write");
        return Task.FromResult<InvoiceWriting>(new InvoiceWriting.Written());
    }

    // As the adapter does when the CRM refuses the refresh token.
    private void MarkWhereDead(Account account)
    {
        if (crm.ClosedFor == "reauthorize")
            account.RequireReauthorization();
    }
}
