using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using CleanAcquiring.Infrastructure.AmoCrm.Lists;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.AmoCrm;

/// <summary>The invoices of an amoCRM account.</summary>
internal sealed class AmoCrmInvoices(
    InvoiceElements elements,
    InvoiceStatuses statuses,
    Currencies currencies,
    InvoiceWriter writer,
    IOptions<AmoCrmOptions> options,
    TimeProvider clock) : ICrmInvoices
{
    public async Task<InvoiceReading> ReadAsync(Account account, InvoiceId id, CancellationToken cancellationToken) =>
        await elements.ReadAsync(account, id, cancellationToken) switch
        {
            ElementReading.Found found => new InvoiceReading.Found(await ReadAsync(account, id, found, cancellationToken)),
            ElementReading.Closed closed => new InvoiceReading.AccountClosed(closed.Reason),
            _ => new InvoiceReading.Missing(),
        };

    public Task<InvoiceWriting> WriteAsync(Account account, InvoiceId id, InvoiceStatusUpdate mark, CancellationToken cancellationToken) =>
        writer.WriteAsync(account, id, mark, cancellationToken);

    private async Task<Invoice> ReadAsync(Account account, InvoiceId id, ElementReading.Found found, CancellationToken cancellationToken)
    {
        var link = InvoiceLinks.Read(found.Element, options.Value.Override);
        return InvoiceReader.Read(found.Element, id, account.Profile.Zone, link, clock.GetUtcNow()) with
        {
            Status = await statuses.ReadAsync(account, found, cancellationToken),
            Currency = await currencies.FindAsync(account, found.Element, cancellationToken),
        };
    }
}
