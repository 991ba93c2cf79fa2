using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.YooKassa;

/// <summary>Asks for a payment by YooKassa's id. There is no look-up by our order: without the id the opening is sent again.</summary>
internal sealed class YooKassaStatusQuery(YooKassaClient client)
{
    public async Task<QueryOutcome> QueryAsync(AcquirerReference reference, YooKassaShop shop, CancellationToken cancellationToken)
    {
        if (reference.AcquirerPaymentId is not { } id)
            return new QueryOutcome.Unknown("no look-up by order");
        try
        {
            var response = await client.GetAsync($"payments/{Uri.EscapeDataString(id)}", "get", shop, cancellationToken);
            return response.IsNotFound ? new QueryOutcome.NotFound()
                : !response.IsSuccess ? new QueryOutcome.Unknown(response.Reason)
                : YooKassaStatuses.Of(response.Root, reference.OrderId, shop.IsTest) is { } evidence ? new QueryOutcome.Found(evidence)
                : new QueryOutcome.Unknown("no payment in the answer");
        }
        catch (OutageException outage)
        {
            // An unanswered query proves nothing; the retry plan goes on.
            return new QueryOutcome.Unknown(outage.Message) { RetryAfter = outage.RetryAfter };
        }
    }
}
