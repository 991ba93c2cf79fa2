using System.Text.Json;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.YooKassa;

/// <summary>
/// Asks for a payment by YooKassa's id. Without the id the opening is sent again; when its key is forgotten, the payment is looked for in
/// the list.
/// </summary>
internal sealed class YooKassaStatusQuery(YooKassaClient client, YooKassaSearch search)
{
    public async Task<QueryOutcome> QueryAsync(AcquirerReference reference, YooKassaShop shop, CancellationToken cancellationToken)
    {
        try
        {
            return reference switch
            {
                { AcquirerPaymentId: { } id } => await ByIdAsync(id, reference, shop, cancellationToken),
                { OrderId: { } order, OrderedAt: { } at } => await search.FindAsync(order, at, shop, cancellationToken) switch
                {
                    { Payment: { } payment } => Found(payment, reference, shop),
                    { Silence: { } silence } => new QueryOutcome.Unknown(silence),
                    _ => new QueryOutcome.NotFound(),
                },
                _ => new QueryOutcome.Unknown("no payment to ask about"),
            };
        }
        catch (OutageException outage)
        {
            // An unanswered query proves nothing; the retry plan goes on.
            return new QueryOutcome.Unknown(outage.Message) { RetryAfter = outage.RetryAfter };
        }
    }

    private async Task<QueryOutcome> ByIdAsync(
        string id, AcquirerReference reference, YooKassaShop shop, CancellationToken cancellationToken)
    {
        var response = await client.GetAsync($"payments/{Uri.EscapeDataString(id)}", "get", shop, cancellationToken);
        return response.IsNotFound ? new QueryOutcome.NotFound()
            : !response.IsSuccess ? new QueryOutcome.Unknown(response.Reason)
            : Found(response.Root, reference, shop);
    }

    private static QueryOutcome Found(JsonElement payment, AcquirerReference reference, YooKassaShop shop) =>
        YooKassaStatuses.Of(payment, reference.OrderId, shop.IsTest) is { } evidence
            ? new QueryOutcome.Found(evidence)
            : new QueryOutcome.Unknown("no payment in the answer");
}
