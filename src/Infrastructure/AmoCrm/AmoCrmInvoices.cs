using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using CleanAcquiring.Infrastructure.AmoCrm.Lists;
using CleanAcquiring.Infrastructure.AmoCrm.Pacing;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.AmoCrm;

/// <summary>The invoices of an amoCRM account.</summary>
internal sealed class AmoCrmInvoices(
    InvoiceElements elements,
    DealInvoices ofDeals,
    InvoiceStatuses statuses,
    VatModes vatModes,
    Currencies currencies,
    InvoiceWriter writer,
    CrmTurn turn,
    IOptions<AmoCrmOptions> options,
    TimeProvider clock) : ICrmInvoices
{
    public async Task<InvoiceReading> ReadAsync(Account account, InvoiceId id, CancellationToken cancellationToken) =>
        await elements.ReadAsync(account, id, cancellationToken) switch
        {
            ({ } element, _) => new InvoiceReading.Found(await ReadAsync(account, id, element, cancellationToken)),
            (null, { } reason) => new InvoiceReading.AccountClosed(reason),
            (null, null) => new InvoiceReading.Missing(),
        };

    public Task<IReadOnlyList<InvoiceId>?> ListOfDealAsync(Account account, long deal, CancellationToken cancellationToken) =>
        ofDeals.ListAsync(account, deal, cancellationToken);

    public Task<IReadOnlyList<CrmInvoiceStatus>?> ListStatusesAsync(Account account, CancellationToken cancellationToken) =>
        statuses.ListAsync(account, cancellationToken);

    public Task<InvoiceWriting> WriteAsync(Account account, InvoiceId id, InvoiceStatusUpdate mark, CancellationToken cancellationToken) =>
        writer.WriteAsync(account, id, mark, cancellationToken);

    private async Task<Invoice> ReadAsync(Account account, InvoiceId id, InvoiceElement element, CancellationToken cancellationToken)
    {
        turn.LeadsToInvoice();
        var link = InvoiceLinks.Read(element.Json, options.Value.Override);
        return InvoiceReader.Read(element.Json, id, account.Profile.Zone, link, clock.GetUtcNow()) with
        {
            Status = await statuses.ReadAsync(account, element, cancellationToken),
            VatMode = await vatModes.ReadAsync(account, element, cancellationToken),
            Currency = await currencies.FindAsync(account, element.Json, cancellationToken),
        };
    }
}
