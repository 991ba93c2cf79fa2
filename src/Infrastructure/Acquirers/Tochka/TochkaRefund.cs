using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Tochka.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

/// <summary>
/// Refunds. The bank knows no idempotence key here, so the state is asked first and a refund is sent once; it is accepted before it is
/// done, and only the payment's own state tells the end.
/// </summary>
internal sealed class TochkaRefund(TochkaClient client, TochkaStatusQuery query)
{
    /// <exception cref="OutageException">The state is not known or the refund was not sent: nothing was changed.</exception>
    public async Task<OperationOutcome> RefundAsync(AcquirerOperation operation, TochkaShop shop, CancellationToken cancellationToken) =>
        await query.QueryAsync(operation.Payment, shop, cancellationToken) switch
        {
            QueryOutcome.Found { Evidence.IsRefundPending: true } =>
                new OperationOutcome.Refused("another refund is under way: the bank takes one at a time"),
            QueryOutcome.Found
            {
                Evidence: { Kind: EvidenceKind.Paid or EvidenceKind.PartiallyRefunded, Reference.AcquirerPaymentId: { } id } before
            } => await SendAsync(id, before, operation, shop, cancellationToken),
            QueryOutcome.Found { Evidence: { Kind: EvidenceKind.Refunded } all } =>
                new OperationOutcome.Refused("all of it went back before") { Evidence = all },
            QueryOutcome.Found found => new OperationOutcome.Refused($"nothing to refund: {found.Evidence.Status}"),
            QueryOutcome.NotFound => new OperationOutcome.Refused("the bank knows no such payment"),
            QueryOutcome.Unknown unknown => throw new OutageException(TochkaClient.Name, "get", unknown.Reason),
            _ => throw new UnreachableException(),
        };

    private async Task<OperationOutcome> SendAsync(
        string id, Evidence before, AcquirerOperation operation, TochkaShop shop, CancellationToken cancellationToken)
    {
        var data = new JsonObject { ["amount"] = TochkaText.Sum(operation.Amount.Amount) };
        var response = await client.OperateAsync(id, "refund", data, shop, cancellationToken);
        if (response.Silence is { } silence)
            return new OperationOutcome.Unknown(silence) { Evidence = NewsOf(before) };
        var answer = Answer(response);
        // A refusal of the bank's core has many causes: it is confirmed by reading.
        var after = await query.QueryAsync(before.Reference, shop, cancellationToken) is QueryOutcome.Found found ? found.Evidence : null;
        return after switch
        {
            { } evidence when IsDone(before, evidence, operation) => new OperationOutcome.Done(evidence),
            { IsRefundPending: true } => new OperationOutcome.InProgress(after.Status, OrderOf(response)),
            _ when answer is true => new OperationOutcome.InProgress(after?.Status ?? "accepted", OrderOf(response)),
            _ when answer is null => new OperationOutcome.Unknown("the answer does not say") { Evidence = NewsOf(before) },
            _ => new OperationOutcome.Refused(response.IsSuccess ? "isRefund: false" : response.Reason) { Evidence = NewsOf(before) },
        };
    }

    private static bool? Answer(TochkaResponse response) => !response.IsSuccess ? false
        : !response.Data.TryGetProperty("isRefund", out var accepted) ? null
        : accepted.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    private static string? OrderOf(TochkaResponse response) =>
        response.IsSuccess && TochkaText.Text(response.Data, "orderId") is { Length: <= 64 } id ? id : null;

    private static bool IsDone(Evidence before, Evidence after, AcquirerOperation operation) =>
        after.Kind == EvidenceKind.Refunded
        || after is { Kind: EvidenceKind.PartiallyRefunded, Refunded: { } total }
            && total.Amount >= (before.Refunded?.Amount ?? 0m) + operation.Amount.Amount;

    // A part that was refunded before ours: by us, or in the internet bank.
    private static Evidence? NewsOf(Evidence before) =>
        before.Kind == EvidenceKind.PartiallyRefunded ? before with { PrecedesOperation = true } : null;
}
