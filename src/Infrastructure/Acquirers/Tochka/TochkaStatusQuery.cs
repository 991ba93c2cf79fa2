using System.Text.Json;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

/// <summary>Asks for a status by the bank's id; without one, searches for our order first.</summary>
internal sealed class TochkaStatusQuery(TochkaClient client, TochkaSearch search)
{
    public async Task<QueryOutcome> QueryAsync(AcquirerReference reference, TochkaShop shop, CancellationToken cancellationToken)
    {
        try
        {
            return reference switch
            {
                { AcquirerPaymentId: { } id } => await ByIdAsync(id, reference.OrderId, shop, cancellationToken),
                { OrderId: { } orderId } => await ByOrderAsync(orderId, reference.OrderedAt, shop, cancellationToken),
                _ => new QueryOutcome.Unknown("no payment to ask about"),
            };
        }
        catch (OutageException outage)
        {
            // An unanswered query proves nothing; the retry plan goes on.
            return new QueryOutcome.Unknown(outage.Message) { RetryAfter = outage.RetryAfter };
        }
    }

    private async Task<QueryOutcome> ByIdAsync(string id, string? orderId, TochkaShop shop, CancellationToken cancellationToken)
    {
        var response = await client.GetAsync($"payments/{Uri.EscapeDataString(id)}", "get", shop, cancellationToken);
        if (!response.IsSuccess)
            return response.IsNotFound ? new QueryOutcome.NotFound() : new QueryOutcome.Unknown(response.Reason);
        // An array with one element.
        if (WireJson.Objects(response.Data, "Operation").ToList() is not [var operation]
            || (TochkaText.Text(operation, "operationId") ?? id) != id
            || TochkaText.Text(operation, "paymentLinkId") is { } named && named != (orderId ?? named))
            return new QueryOutcome.Unknown("the answer is about another payment");
        return Found(operation, new AcquirerReference(TochkaText.Text(operation, "paymentLinkId") ?? orderId, id));
    }

    // An unpaid link whose address we never got is not told as found: the order is sent again then, and its answer brings the link.
    private async Task<QueryOutcome> ByOrderAsync(
        string orderId, DateTimeOffset? orderedAt, TochkaShop shop, CancellationToken cancellationToken) =>
        await search.FindAsync(orderId, orderedAt, shop, cancellationToken) switch
        {
            { Operation: { } operation } when TochkaText.Text(operation, "operationId") is { } id =>
                await ByIdAsync(id, orderId, shop, cancellationToken) switch
                {
                    QueryOutcome.Found { Evidence.Status: TochkaStatuses.Created } => new QueryOutcome.Unknown("created, without its link"),
                    var outcome => outcome,
                },
            { Operation: null, Silence: null } => new QueryOutcome.NotFound(),
            var finding => new QueryOutcome.Unknown(finding.Silence ?? "an operation without an id"),
        };

    private static QueryOutcome Found(JsonElement operation, AcquirerReference reference) =>
        TochkaEvidence.Of(operation, reference) is { } evidence
            ? new QueryOutcome.Found(evidence)
            : new QueryOutcome.Unknown("no status, or money without a sum");
}
