using System.Text.Json;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using Microsoft.Extensions.Caching.Memory;

namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>Finds an invoice's currency: the account's, unless the invoice names another by its number.</summary>
internal sealed class Currencies(AccountClient client, IMemoryCache cache)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(6);

    /// <summary>Null when the account does not know the invoice's currency, or neither names one.</summary>
    public async Task<Currency?> FindAsync(Account account, JsonElement element, CancellationToken cancellationToken)
    {
        var named = element.Member("currency_id");
        if (!named.Says() || named.AsWhole() == 0)
            return account.Profile.Currency ?? (AmoCrmHosts.PlatformOf(account.Profile.Host) == Platform.AmoCrm ? Currency.Rub : null);
        return named.AsWhole() is { } id && (await ReadAsync(account, cancellationToken)).TryGetValue(id, out var currency)
            ? currency
            : null;
    }

    private async Task<IReadOnlyDictionary<long, Currency>> ReadAsync(Account account, CancellationToken cancellationToken)
    {
        var key = ("amocrm.currencies", account.Tenant);
        if (cache.Get<IReadOnlyDictionary<long, Currency>>(key) is { } known)
            return known;
        var (items, closed) = await client.ListAsync(account, "currencies.list", "/api/v4/currencies", "currencies", cancellationToken);
        var read = new Dictionary<long, Currency>();
        foreach (var item in items)
            if (item.Member("id").AsWhole() is { } id && Currency.Parse(item.Member("code").AsText()) is { } currency)
                read[id] = currency;
        return closed is null && read.Count > 0 ? cache.Set<IReadOnlyDictionary<long, Currency>>(key, read, Remembered) : read;
    }
}
