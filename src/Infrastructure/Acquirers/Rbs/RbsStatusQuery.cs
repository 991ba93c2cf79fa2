using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Rbs.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>Asks for an order by the gateway's id, else by our number.</summary>
internal sealed class RbsStatusQuery(RbsClient client)
{
    public async Task<QueryOutcome> QueryAsync(AcquirerReference reference, RbsShop shop, CancellationToken cancellationToken) =>
        (await AskAsync(reference, shop, cancellationToken)).Outcome;

    /// <summary>The outcome, and the order as the gateway answered.</summary>
    public async Task<(QueryOutcome Outcome, JsonElement Order)> AskAsync(
        AcquirerReference reference, RbsShop shop, CancellationToken cancellationToken)
    {
        try
        {
            // An id that the gateway no longer knows does not disprove the order: its number is asked about as well.
            var answer = reference.AcquirerPaymentId is { } id
                ? await AskAsync(new JsonObject { ["orderId"] = id }, reference, shop, cancellationToken)
                : (Outcome: new QueryOutcome.NotFound(), default);
            if (answer.Outcome is not QueryOutcome.NotFound)
                return answer;
            return reference.OrderId is { } number
                ? await AskAsync(new JsonObject { ["orderNumber"] = number }, reference, shop, cancellationToken)
                : (new QueryOutcome.Unknown("no order to ask about"), default);
        }
        catch (OutageException outage)
        {
            // An unanswered query proves nothing; the retry plan goes on.
            return (new QueryOutcome.Unknown(outage.Message) { RetryAfter = outage.RetryAfter }, default);
        }
    }

    private async Task<(QueryOutcome Outcome, JsonElement Order)> AskAsync(
        JsonObject question, AcquirerReference reference, RbsShop shop, CancellationToken cancellationToken)
    {
        var response = await client.CallAsync(RbsCalls.Status, question, shop, cancellationToken);
        return (OutcomeOf(response, reference), response.Root);
    }

    private static QueryOutcome OutcomeOf(RbsResponse response, AcquirerReference reference) =>
        response is { Silence: null, ErrorCode: RbsErrors.NoSuchOrder } ? new QueryOutcome.NotFound()
        : !response.IsAccepted ? new QueryOutcome.Unknown(response.Reason)
        : RbsStatuses.Of(response.Root, reference) is not { } evidence ? new QueryOutcome.Unknown("no status in the answer")
        : IsAnother(evidence.Reference, reference) ? new QueryOutcome.Unknown("the answer is about another order")
        : new QueryOutcome.Found(evidence);

    private static bool IsAnother(AcquirerReference told, AcquirerReference asked) =>
        asked.OrderId is { } number && told.OrderId != number
        || asked.AcquirerPaymentId is { } id && told.AcquirerPaymentId != id;
}
