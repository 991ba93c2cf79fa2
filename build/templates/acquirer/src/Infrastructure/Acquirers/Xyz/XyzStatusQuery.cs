using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Xyz.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.Xyz;

/// <summary>Asks for a payment by Xyz's id, else by our order.</summary>
internal sealed class XyzStatusQuery(XyzClient client)
{
    public async Task<QueryOutcome> QueryAsync(AcquirerReference reference, XyzShop shop, CancellationToken cancellationToken)
    {
        // Replace: the look-up by whichever key the acquirer knows.
        var path = reference.AcquirerPaymentId is { } id ? $"payments/{Uri.EscapeDataString(id)}"
            : $"payments?order={Uri.EscapeDataString(reference.OrderId ?? "")}";
        try
        {
            var response = await client.GetAsync(path, "get", shop, cancellationToken);
            return response switch
            {
                { Refusal: XyzResponse.NotFound } => new QueryOutcome.NotFound(),
                { IsSuccess: false } => new QueryOutcome.Unknown(response.Reason),
                _ when XyzStatuses.Of(response, EvidenceSource.Query) is { } evidence => new QueryOutcome.Found(evidence),
                _ => new QueryOutcome.Unknown("no payment in the answer"),
            };
        }
        catch (OutageException outage)
        {
            // An unanswered query proves nothing; the retry plan goes on.
            return new QueryOutcome.Unknown(outage.Message) { RetryAfter = outage.RetryAfter };
        }
    }
}
