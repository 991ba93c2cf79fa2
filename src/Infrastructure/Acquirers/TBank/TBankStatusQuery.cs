using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>GetState by the bank's number, CheckOrder by ours.</summary>
internal sealed class TBankStatusQuery(TBankClient client)
{
    public async Task<QueryOutcome> QueryAsync(AcquirerReference reference, TBankSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            // A number that the bank no longer knows is no proof against the order: the order is asked about as well.
            return
                reference.AcquirerPaymentId is { } id
                && await ByPaymentAsync(id, reference.OrderId, settings, cancellationToken) is var answer and not QueryOutcome.NotFound
                ? answer
                : await ByOrderAsync(reference.OrderId, settings, cancellationToken);
        }
        catch (OutageException outage)
        {
            // A question that was not heard is no answer; the plan of questions goes on.
            return new QueryOutcome.Unknown(outage.Message);
        }
    }

    private async Task<QueryOutcome> ByPaymentAsync(
        string id,
        string orderId,
        TBankSettings settings,
        CancellationToken cancellationToken
    ) =>
        await client.CallAsync("GetState", new JsonObject { ["PaymentId"] = id }, settings, cancellationToken) switch
        {
            // The status is the bank's word even where the code says why the buyer failed.
            TBankResponse.Received { Reply: { Status.Length: > 0 } reply }
                when (reply.OrderId ?? orderId) != orderId || (reply.PaymentId ?? id) != id => new QueryOutcome.Unknown(
                "the answer is about another payment"
            ),
            TBankResponse.Received { Reply: { Status.Length: > 0 } reply } => Found(new AcquirerReference(orderId, id), reply),
            TBankResponse.Received { Reply: var reply } => NotSaid(reply),
            TBankResponse.Silence silence => new QueryOutcome.Unknown(silence.Reason),
            var other => throw new InvalidOperationException($"Nothing is said of {other.GetType().Name}."),
        };

    private async Task<QueryOutcome> ByOrderAsync(string orderId, TBankSettings settings, CancellationToken cancellationToken) =>
        await client.CallAsync("CheckOrder", new JsonObject { ["OrderId"] = orderId }, settings, cancellationToken) switch
        {
            TBankResponse.Received { Reply: var reply } when (reply.OrderId ?? orderId) != orderId => new QueryOutcome.Unknown(
                "the answer is about another order"
            ),
            TBankResponse.Received { Reply: var reply } when Chosen(reply.Payments) is { } one => Found(
                new AcquirerReference(orderId, one.PaymentId),
                one
            ),
            TBankResponse.Received { Reply: var reply } => NotSaid(reply),
            TBankResponse.Silence silence => new QueryOutcome.Unknown(silence.Reason),
            var other => throw new InvalidOperationException($"Nothing is said of {other.GetType().Name}."),
        };

    // The bank's numbers grow, so the longer and then the greater one is the newer.
    private static TBankReply? Chosen(IEnumerable<TBankReply> payments) => payments
        .Where(payment => payment is { PaymentId: not null, Status.Length: > 0 })
        .OrderByDescending(payment => TBankStatuses.Rank(payment.Status))
        .ThenByDescending(payment => payment.PaymentId!.Length)
        .ThenByDescending(payment => payment.PaymentId, StringComparer.Ordinal)
        .FirstOrDefault();

    private static QueryOutcome Found(AcquirerReference reference, TBankReply reply) =>
        TBankEvidence.Of(reference, reply.Status!, TBankEvidence.Roubles(reply.Amount), reply.ErrorCode, EvidenceSource.Query)
            is { } evidence
            ? new QueryOutcome.Found(evidence)
            : new QueryOutcome.Unknown($"{reply.Status} without a sum");

    // Only an explicit "no such order" is one: an empty list might as well be half an answer.
    private static QueryOutcome NotSaid(TBankReply reply) =>
        TBankErrors.IsUnknownPayment(reply.ErrorCode) ? new QueryOutcome.NotFound() : new QueryOutcome.Unknown($"code {reply.ErrorCode}");
}
