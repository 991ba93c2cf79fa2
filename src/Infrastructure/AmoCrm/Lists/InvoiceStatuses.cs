using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;

namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>Reads an invoice's status; looks into the field's definition only where the invoice itself carries no code.</summary>
internal sealed class InvoiceStatuses(StatusChoices choices)
{
    public async Task<InvoiceStatus> ReadAsync(Account account, ElementReading.Found found, CancellationToken cancellationToken)
    {
        if (ElementFields.Of(found.Element).Find(InvoiceFields.Status) is not { } field)
            return InvoiceStatus.Absent;
        if (StatusLadder.OfCode(field.EnumCode) is { } told)
            return told;
        var defined = field.EnumId is { } id
            ? (await choices.FindAsync(account, found.ListId, cancellationToken)).FirstOrDefault(choice => choice.Id == id)
            : null;
        return StatusLadder.OfCode(defined?.Code)
            ?? StatusLadder.OfName(field.Value.AsText() ?? defined?.Name, account.Settings.StatusNames)
            ?? InvoiceStatus.Unmapped;
    }
}
