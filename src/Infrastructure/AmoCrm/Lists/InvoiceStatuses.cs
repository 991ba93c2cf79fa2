using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using Microsoft.Extensions.Caching.Memory;

namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>Reads an invoice's status, by the definition of its field where the invoice itself carries no code.</summary>
internal sealed class InvoiceStatuses(AccountClient client, IMemoryCache cache)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(6);

    public async Task<InvoiceStatus> ReadAsync(Account account, InvoiceElement element, CancellationToken cancellationToken)
    {
        if (ElementFields.Of(element.Json).Find(InvoiceFields.Status) is not { } field)
            return InvoiceStatus.Absent;
        if (StatusLadder.OfCode(field.EnumCode) is { } known)
            return known;
        var defined = field.EnumId is { } id
            ? (await ChoicesAsync(account, element.ListId, cancellationToken)).FirstOrDefault(choice => choice.Id == id)
            : null;
        return StatusLadder.OfCode(defined?.Code)
            ?? StatusLadder.OfName(field.Value.AsText() ?? defined?.Name, account.Settings.StatusNames)
            ?? InvoiceStatus.Unmapped;
    }

    /// <summary>The account's own id of a status; null where the account has none.</summary>
    public async Task<long?> IdOfAsync(Account account, long listId, InvoiceStatus status, CancellationToken cancellationToken)
    {
        var choices = await ChoicesAsync(account, listId, cancellationToken);
        var choice = choices.FirstOrDefault(choice => StatusLadder.OfCode(choice.Code) == status)
            ?? choices.FirstOrDefault(choice =>
                choice.Code is null && StatusLadder.OfName(choice.Name, account.Settings.StatusNames) == status);
        return choice?.Id;
    }

    // Empty when the account does not show them.
    private async Task<IReadOnlyList<StatusChoice>> ChoicesAsync(Account account, long listId, CancellationToken cancellationToken)
    {
        var key = ("amocrm.statuses", account.Tenant, listId);
        if (cache.Get<IReadOnlyList<StatusChoice>>(key) is { } known)
            return known;
        var path = $"/api/v4/catalogs/{listId.Digits()}/custom_fields";
        var (fields, closed) = await client.ListAsync(account, "fields.list", path, "custom_fields", cancellationToken);
        var status = fields.FirstOrDefault(field => field.Member("code").AsText() == InvoiceFields.Status);
        IReadOnlyList<StatusChoice> choices =
        [
            .. status.Member("enums").Items()
                .Where(choice => choice.Member("id").AsWhole() is not null)
                .Select(choice => new StatusChoice(
                    choice.Member("id").AsWhole() ?? 0, choice.Member("code").AsText(), choice.Member("value").AsText())),
        ];
        return closed is null && choices.Count > 0 ? cache.Set(key, choices, Remembered) : choices;
    }

    /// <param name="Id">Of this account.</param>
    /// <param name="Code">Null in old accounts and for statuses that sellers add.</param>
    /// <param name="Name">The seller's own.</param>
    private sealed record StatusChoice(long Id, string? Code, string? Name);
}
