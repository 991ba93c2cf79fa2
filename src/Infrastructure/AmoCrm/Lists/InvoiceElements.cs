using System.Text.Json;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Authorization;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using Microsoft.Extensions.Caching.Memory;

namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>Reads an invoice's element and checks that it is the one that was asked for.</summary>
internal sealed class InvoiceElements(AccountClient client, InvoicesList lists)
{
    public static string PathOf(long listId, InvoiceId id) => $"/api/v4/catalogs/{listId.Digits()}/elements/{id}";

    /// <summary>The element, or the reason for which the account is closed; neither when there is no such invoice.</summary>
    public async Task<(InvoiceElement? Found, string? Closed)> ReadAsync(
        Account account, InvoiceId id, CancellationToken cancellationToken)
    {
        var (list, closed) = await lists.FindAsync(account, cancellationToken);
        if (list is not { } listId)
            return (null, closed);
        var host = account.Profile.Host;
        var response = await GetAsync(account, listId, id, cancellationToken);
        // The list may have been switched off and on since, which makes another one; or the account may have been renamed.
        if (response is AmoCrmResponse.Nothing or AmoCrmResponse.Closed { Reason: ClosedReason.Rights })
        {
            (list, closed) = await lists.FindAgainAsync(account, response is AmoCrmResponse.Nothing { ByRoute: true }, cancellationToken);
            if (closed is not null)
                return (null, closed);
            if (list is { } again && (again != listId || account.Profile.Host != host))
                (response, listId) = (await GetAsync(account, again, id, cancellationToken), again);
        }
        return response switch
        {
            AmoCrmResponse.Ok ok when IsTheOne(ok.Body, account, listId, id) => (new InvoiceElement(listId, ok.Body), null),
            AmoCrmResponse.Closed shut => (null, shut.Reason),
            _ => (null, null),
        };
    }

    private Task<AmoCrmResponse> GetAsync(Account account, long listId, InvoiceId id, CancellationToken cancellationToken) =>
        client.SendAsync(
            account,
            AmoCrmCall.Get("elements.get", PathOf(listId, id) + "?with=invoice_link,supplier_field_values"),
            cancellationToken
        );

    private static bool IsTheOne(JsonElement element, Account account, long listId, InvoiceId id) =>
        element.Member("id").AsWhole() == id.Value
        && IsOrIsAbsent(element.Member("catalog_id"), listId)
        && IsOrIsAbsent(element.Member("account_id"), account.Tenant.AccountId)
        && !element.Member("is_deleted").IsTrue();

    private static bool IsOrIsAbsent(JsonElement? member, long expected) => !member.Says() || member.AsWhole() == expected;
}

/// <summary>An invoice as amoCRM stores it. Printing it prints no buyer's data.</summary>
internal sealed record InvoiceElement(long ListId, JsonElement Json)
{
    public override string ToString() => $"in {ListId}";
}

/// <summary>
/// Finds the list of invoices: as known at installation, else by the account's settings, else by its type; never by its name,
/// which sellers change.
/// </summary>
internal sealed class InvoicesList(AccountClient client, IMemoryCache cache, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(6);

    // Payment links are enumerable: a link without an invoice must not cost two more calls.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>The list's id, or the reason for which the account is closed; neither when invoices are switched off.</summary>
    public async Task<(long? Id, string? Closed)> FindAsync(Account account, CancellationToken cancellationToken)
    {
        if (cache.Get<Finding>(KeyOf(account)) is { } known && (known.Id is not null || IsFresh(known)))
            return (known.Id, null);
        return account.Profile.InvoicesListId is { } id ? (id, null) : await ResolveAsync(account, cancellationToken);
    }

    /// <summary>Asks amoCRM again after the known list did not show the invoice, at most once a minute.</summary>
    /// <param name="account">With the list as known.</param>
    /// <param name="isOdd">amoCRM answered in a way in which it does not answer of a missing invoice: asked in any case.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<(long? Id, string? Closed)> FindAgainAsync(Account account, bool isOdd, CancellationToken cancellationToken) =>
        !isOdd && cache.Get<Finding>(KeyOf(account)) is { } known && IsFresh(known)
            ? (known.Id, null)
            : await ResolveAsync(account, cancellationToken);

    private async Task<(long? Id, string? Closed)> ResolveAsync(Account account, CancellationToken cancellationToken)
    {
        var response = await client.SendAsync(account, AccountReading.Call, cancellationToken);
        if (response is AmoCrmResponse.Closed closed)
            return (null, closed.Reason);
        var id = response is AmoCrmResponse.Ok ok ? AccountReading.Of(account.Profile.Host, ok.Body).Profile.InvoicesListId : null;
        if (id is null)
        {
            var (lists, reason) = await client.ListAsync(account, "catalogs.list", "/api/v4/catalogs", "catalogs", cancellationToken);
            if (reason is not null)
                return (null, reason);
            id = lists.Where(list => list.Member("type").AsText() == "invoices")
                .Select(list => list.Member("id").AsWhole())
                .FirstOrDefault(found => found is > 0);
        }
        cache.Set(KeyOf(account), new Finding(id, clock.GetUtcNow()), Remembered);
        return (id, null);
    }

    private bool IsFresh(Finding known) => known.At + Fresh > clock.GetUtcNow();

    private static (string, TenantKey) KeyOf(Account account) => ("amocrm.invoices-list", account.Tenant);

    private sealed record Finding(long? Id, DateTimeOffset At);
}
