using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Asks for a status: GetState by the bank's number, CheckOrder by ours.</summary>
internal sealed class TBankStatusQuery(TBankClient client)
{
    private const string Sbp = "qrsbp";

    public async Task<QueryOutcome> QueryAsync(AcquirerReference reference, TBankTerminal terminal, CancellationToken cancellationToken)
    {
        if (reference.OrderId is not { } orderId)
            return new QueryOutcome.Unknown("no order to ask about");
        try
        {
            // A number that the bank no longer knows does not disprove the order: the order is asked about as well.
            return
                reference.AcquirerPaymentId is { } id
                && await ByPaymentAsync(id, orderId, terminal, cancellationToken) is var outcome and not QueryOutcome.NotFound
                ? outcome
                : await ByOrderAsync(orderId, terminal, cancellationToken);
        }
        catch (OutageException outage)
        {
            // An unanswered query proves nothing; the retry plan goes on.
            return new QueryOutcome.Unknown(outage.Message) { RetryAfter = outage.RetryAfter };
        }
    }

    private async Task<QueryOutcome> ByPaymentAsync(
        string id,
        string orderId,
        TBankTerminal terminal,
        CancellationToken cancellationToken
    ) =>
        await client.CallAsync("GetState", new JsonObject { ["PaymentId"] = id }, terminal, cancellationToken) switch
        {
            // The status counts even where the code says why the buyer failed.
            { Status.Length: > 0 } response when (response.OrderId ?? orderId) != orderId || (response.PaymentId ?? id) != id =>
                new QueryOutcome.Unknown("the answer is about another payment"),
            { Status.Length: > 0 } response => await WithRefusalAsync(
                Found(new AcquirerReference(orderId, id), response), id, response, terminal, cancellationToken),
            var response => NotFoundOrUnknown(response),
        };

    // The payer's bank may turn an SBP refund back: the payment is then what it was before, and only the state of its QR code says why.
    private async Task<QueryOutcome> WithRefusalAsync(
        QueryOutcome outcome,
        string id,
        TBankResponse response,
        TBankTerminal terminal,
        CancellationToken cancellationToken
    )
    {
        if (
            response.Source != Sbp
            || outcome is not QueryOutcome.Found
            {
                Evidence: { Kind: EvidenceKind.Paid or EvidenceKind.PartiallyRefunded, IsRefundPending: false } evidence
            }
        )
            return outcome;
        try
        {
            var state = await client.CallAsync("GetQrState", new JsonObject { ["PaymentId"] = id }, terminal, cancellationToken);
            return new QueryOutcome.Found(WithRefusal(evidence, state.IsAccepted ? state.RefundRefusal : null));
        }
        catch (OutageException)
        {
            // The status is known without it.
            return outcome;
        }
    }

    // A payment that is whole again after a refusal has no refund that stands.
    private static Evidence WithRefusal(Evidence evidence, string? refusal) => evidence with
    {
        RefundRefusal = refusal,
        Refunded = refusal is not null && evidence is { Kind: EvidenceKind.Paid, Amount: { } paid } ? Money.Zero(paid.Currency) : null,
    };

    private async Task<QueryOutcome> ByOrderAsync(string orderId, TBankTerminal terminal, CancellationToken cancellationToken) =>
        await client.CallAsync("CheckOrder", new JsonObject { ["OrderId"] = orderId }, terminal, cancellationToken) switch
        {
            var response when (response.OrderId ?? orderId) != orderId => new QueryOutcome.Unknown("the answer is about another order"),
            { Payments: var payments } when Chosen(payments) is { } one => Found(new AcquirerReference(orderId, one.PaymentId), one),
            var response => NotFoundOrUnknown(response),
        };

    // The bank's numbers grow, so the longer and then the greater one is the newer.
    private static TBankResponse? Chosen(IEnumerable<TBankResponse> payments) => payments
        .Where(payment => payment is { PaymentId: not null, Status.Length: > 0 })
        .OrderByDescending(payment => TBankStatuses.Rank(payment.Status))
        .ThenByDescending(payment => payment.PaymentId!.Length)
        .ThenByDescending(payment => payment.PaymentId, StringComparer.Ordinal)
        .FirstOrDefault();

    private static QueryOutcome Found(AcquirerReference reference, TBankResponse response) =>
        TBankEvidence.Of(reference, response.Status!, TBankEvidence.Roubles(response.Amount), response.ErrorCode, EvidenceSource.Query)
            is { } evidence
            ? new QueryOutcome.Found(evidence)
            : new QueryOutcome.Unknown($"{response.Status} without a sum");

    // Only an explicit "no such order" counts: an empty list may be half of an answer.
    private static QueryOutcome NotFoundOrUnknown(TBankResponse response) =>
        TBankErrors.IsUnknownPayment(response.ErrorCode)
            ? new QueryOutcome.NotFound()
            : new QueryOutcome.Unknown(response.Silence ?? $"code {response.ErrorCode}");
}
