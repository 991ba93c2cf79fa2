using System.Text.Json;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;

namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>Reads an invoice's element and sees that it is the one that was asked for.</summary>
internal sealed class InvoiceElements(AccountClient client, InvoicesList lists)
{
    public static string PathOf(long listId, InvoiceId id) => $"/api/v4/catalogs/{listId.Digits()}/elements/{id}";

    public async Task<ElementReading> ReadAsync(Account account, InvoiceId id, CancellationToken cancellationToken)
    {
        var list = await lists.FindAsync(account, cancellationToken);
        if (list is not ListReading.Found found)
            return list is ListReading.Closed shut ? new ElementReading.Closed(shut.Reason) : new ElementReading.Missing();
        var answer = await GetAsync(account, found.Id, id, cancellationToken);
        // The list may have been switched off and on since, which makes another one.
        if (answer is AmoCrmResponse.Nothing or AmoCrmResponse.Closed { Reason: ClosedReason.Rights }
            && await lists.LookAgainAsync(account, cancellationToken) is ListReading.Found again && again.Id != found.Id)
            (answer, found) = (await GetAsync(account, again.Id, id, cancellationToken), again);
        return answer switch
        {
            AmoCrmResponse.Ok ok when IsTheOne(ok.Body, account, found.Id, id) => new ElementReading.Found(found.Id, ok.Body),
            AmoCrmResponse.Closed closed => new ElementReading.Closed(closed.Reason),
            _ => new ElementReading.Missing(),
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
        && IsOrIsNotSaid(element.Member("catalog_id"), listId)
        && IsOrIsNotSaid(element.Member("account_id"), account.Tenant.AccountId)
        && !element.Member("is_deleted").IsTrue();

    private static bool IsOrIsNotSaid(JsonElement? member, long expected) => !member.Says() || member.AsWhole() == expected;
}
