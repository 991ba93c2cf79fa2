using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.AmoCrm.Authorization;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using Microsoft.Extensions.Caching.Memory;

namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>
/// Finds the list of invoices: as known at installation, else by the account's settings, else by its type; never by its name,
/// which sellers change.
/// </summary>
internal sealed class InvoicesList(AccountClient client, IMemoryCache cache, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(6);

    // Links are enumerable: each invoice that is not there must not cost two more calls.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    public async Task<ListReading> FindAsync(Account account, CancellationToken cancellationToken)
    {
        if (cache.Get<Finding>(KeyOf(account)) is { } known && (known.Id is not null || IsFresh(known)))
            return Say(known);
        return account.Profile.InvoicesListId is { } id ? new ListReading.Found(id) : await ResolveAsync(account, cancellationToken);
    }

    /// <summary>Looks again, after the list that was known did not show the invoice; unless somebody just did.</summary>
    public async Task<ListReading> LookAgainAsync(Account account, CancellationToken cancellationToken) =>
        cache.Get<Finding>(KeyOf(account)) is { } known && IsFresh(known) ? Say(known) : await ResolveAsync(account, cancellationToken);

    private async Task<ListReading> ResolveAsync(Account account, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(account, AccountReading.Call, cancellationToken);
        if (answer is AmoCrmResponse.Closed closed)
            return new ListReading.Closed(closed.Reason);
        var id = answer is AmoCrmResponse.Ok ok ? AccountReading.Of(account.Profile.Host, ok.Body).Profile.InvoicesListId : null;
        if (id is null)
        {
            var (lists, reason) = await client.ListAsync(account, "catalogs.list", "/api/v4/catalogs", "catalogs", cancellationToken);
            if (reason is not null)
                return new ListReading.Closed(reason);
            id = lists.Where(list => list.Member("type").AsText() == "invoices")
                .Select(list => list.Member("id").AsWhole())
                .FirstOrDefault(found => found is > 0);
        }
        return Say(cache.Set(KeyOf(account), new Finding(id, clock.GetUtcNow()), Remembered));
    }

    private bool IsFresh(Finding known) => known.At + Fresh > clock.GetUtcNow();

    private static ListReading Say(Finding known) => known.Id is { } id ? new ListReading.Found(id) : new ListReading.None();

    private static (string, TenantKey) KeyOf(Account account) => ("amocrm.invoices-list", account.Tenant);

    private sealed record Finding(long? Id, DateTimeOffset At);
}
