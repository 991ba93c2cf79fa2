using System.Text.Json.Nodes;
using CleanAcquiring.Application.Ports;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>GetState by the bank's number, CheckOrder by ours.</summary>
internal sealed class TBankInquiry(TBankClient client)
{
    public async Task<QueryOutcome> AskAsync(AcquirerReference reference, TBankSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            return reference.AcquirerPaymentId is { } id
                ? await ByPaymentAsync(id, reference.OrderId, settings, cancellationToken)
                : await ByOrderAsync(reference.OrderId, settings, cancellationToken);
        }
        catch (OutageException outage)
        {
            // A question that was not heard is no answer; the plan of questions goes on.
            return new QueryOutcome.Unknown(outage.Message);
        }
    }

    private async Task<QueryOutcome> ByPaymentAsync(string id, string orderId, TBankSettings settings, CancellationToken cancellationToken) =>
        await client.CallAsync("GetState", new JsonObject { ["PaymentId"] = id }, settings, cancellationToken) switch
        {
            TBankAnswer.Said { Reply: { Status: not null } reply } => new QueryOutcome.Found(
                TBankEvidence.Of(reply.OrderId ?? orderId, reply.PaymentId ?? id, reply.Status, reply.Amount, reply.ErrorCode, EvidenceSource.Query)),
            TBankAnswer.Said { Reply: var reply } => NotSaid(reply),
            TBankAnswer.Silence silence => new QueryOutcome.Unknown(silence.Reason),
            var other => throw new InvalidOperationException($"Nothing is said of {other.GetType().Name}."),
        };

    private async Task<QueryOutcome> ByOrderAsync(string orderId, TBankSettings settings, CancellationToken cancellationToken) =>
        await client.CallAsync("CheckOrder", new JsonObject { ["OrderId"] = orderId }, settings, cancellationToken) switch
        {
            TBankAnswer.Said { Reply: var reply } when TheOne(reply.Payments) is { } one =>
                new QueryOutcome.Found(TBankEvidence.Of(orderId, one.PaymentId, one.Status, one.Amount, one.ErrorCode, EvidenceSource.Query)),
            TBankAnswer.Said { Reply: var reply } => NotSaid(reply),
            TBankAnswer.Silence silence => new QueryOutcome.Unknown(silence.Reason),
            var other => throw new InvalidOperationException($"Nothing is said of {other.GetType().Name}."),
        };

    // The bank counts upwards, so of two alike the longer and greater number is the newer.
    private static TBankReply? TheOne(IReadOnlyList<TBankReply> payments) => payments
        .Where(payment => payment.PaymentId is { Length: > 0 })
        .OrderByDescending(payment => TBankStatuses.Rank(payment.Status))
        .ThenByDescending(payment => payment.PaymentId!.Length)
        .ThenByDescending(payment => payment.PaymentId, StringComparer.Ordinal)
        .FirstOrDefault();

    // "No such order" must be said in so many words: from it follows that another payment may be opened.
    private static QueryOutcome NotSaid(TBankReply reply) =>
        TBankErrors.IsUnknownPayment(reply.ErrorCode) ? new QueryOutcome.NotFound() : new QueryOutcome.Unknown($"code {reply.ErrorCode}");
}
