using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using Microsoft.Extensions.Caching.Memory;

namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>The statuses of an account's invoices, by the definition of their field.</summary>
internal sealed class StatusChoices(AccountClient client, IMemoryCache cache)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(6);

    /// <summary>Empty when the account does not show them.</summary>
    public async Task<IReadOnlyList<StatusChoice>> FindAsync(Account account, long listId, CancellationToken cancellationToken)
    {
        var key = ("amocrm.statuses", account.Tenant, listId);
        if (cache.Get<IReadOnlyList<StatusChoice>>(key) is { } known)
            return known;
        var path = $"/api/v4/catalogs/{listId.Digits()}/custom_fields";
        var (fields, closed) = await client.ListAsync(account, "fields.list", path, "custom_fields", cancellationToken);
        var status = fields.FirstOrDefault(field => field.Member("code").AsText() == InvoiceFields.Status);
        IReadOnlyList<StatusChoice> choices =
        [
            .. status
                .Member("enums")
                .Items()
                .Select(choice =>
                    (Id: choice.Member("id").AsWhole(), Code: choice.Member("code").AsText(), Name: choice.Member("value").AsText())
                )
                .Where(choice => choice.Id is not null)
                .Select(choice => new StatusChoice(choice.Id ?? 0, choice.Code, choice.Name)),
        ];
        return closed is null && choices.Count > 0 ? cache.Set(key, choices, Remembered) : choices;
    }
}
