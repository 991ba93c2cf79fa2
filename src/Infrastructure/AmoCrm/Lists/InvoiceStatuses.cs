using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;

namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>Reads an invoice's status, by the definition of its field where the invoice itself carries no code.</summary>
internal sealed class InvoiceStatuses(FieldChoices choices, InvoicesList lists)
{
    public async Task<InvoiceStatus> ReadAsync(Account account, InvoiceElement element, CancellationToken cancellationToken)
    {
        if (ElementFields.Of(element.Json).Find(InvoiceFields.Status) is not { } field)
            return InvoiceStatus.Absent;
        if (StatusLadder.OfCode(field.EnumCode) is { } known)
            return known;
        var defined = await choices.FindAsync(account, element.ListId, InvoiceFields.Status, field, cancellationToken);
        return StatusLadder.OfCode(defined?.Code)
            ?? StatusLadder.OfName(field.Value.AsText() ?? defined?.Name, account.Settings.StatusNames)
            ?? InvoiceStatus.Unmapped;
    }

    /// <summary>Those that the account defines now, for its seller to choose from; null where it cannot be read.</summary>
    public async Task<IReadOnlyList<CrmInvoiceStatus>?> ListAsync(Account account, CancellationToken cancellationToken)
    {
        if (await lists.FindAsync(account, cancellationToken) is not ({ } listId, null))
            return null;
        var all = await choices.ReadNowAsync(account, listId, InvoiceFields.Status, cancellationToken);
        // The list may have been switched off and on since, which makes another one.
        if (all is null && await lists.FindAgainAsync(account, isOdd: false, cancellationToken) is ({ } again, null) && again != listId)
            all = await choices.ReadNowAsync(account, again, InvoiceFields.Status, cancellationToken);
        return all is null
            ? null
            : [
                .. all.Where(choice => !string.IsNullOrWhiteSpace(choice.Name))
                    .Select(choice => new CrmInvoiceStatus(
                        choice.Name!.Trim(),
                        StatusLadder.OfCode(choice.Code) ?? StatusLadder.OfName(choice.Name, StatusNames.None))),
            ];
    }

    /// <summary>The account's own id of a status; null where the account has none.</summary>
    public async Task<long?> IdOfAsync(Account account, long listId, InvoiceStatus status, CancellationToken cancellationToken)
    {
        var all = await choices.ReadAsync(account, listId, InvoiceFields.Status, cancellationToken);
        var choice = all.FirstOrDefault(choice => StatusLadder.OfCode(choice.Code) == status)
            ?? all.FirstOrDefault(choice =>
                choice.Code is null && StatusLadder.OfName(choice.Name, account.Settings.StatusNames) == status);
        return choice?.Id;
    }

    /// <summary>True where the account's statuses were read and none of them has the code of this one.</summary>
    public bool HasNoCode(Account account, long listId, InvoiceStatus status) =>
        choices.Known(account, listId, InvoiceFields.Status)?.All(choice => StatusLadder.OfCode(choice.Code) != status) == true;
}
