using System.Diagnostics;
using System.Globalization;
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

    /// <summary>
    /// Tells a refund's end by the refunded total, which must have grown by it. Without the total before it, which its id carries, the
    /// bank's list of steps does not tell one refund from another.
    /// </summary>
    /// <exception cref="OutageException">It could not be asked.</exception>
    public async Task<OperationOutcome> QueryAsync(AcquirerOperation operation, TochkaShop shop, CancellationToken cancellationToken) =>
        TochkaRefundId.Parse(operation.Id) is not { } id
            ? new OperationOutcome.Unknown("a refund without an id")
            : await query.QueryAsync(operation.Payment, shop, cancellationToken) switch
            {
                QueryOutcome.Found { Evidence: { IsRefundPending: true } now } => new OperationOutcome.InProgress(now.Status, operation.Id),
                QueryOutcome.Found { Evidence: var now } when IsDone(id.RefundedBefore, now, operation) => new OperationOutcome.Done(now),
                QueryOutcome.Found found => new OperationOutcome.Unknown(found.Evidence.Status),
                QueryOutcome.NotFound => new OperationOutcome.Unknown("the bank knows no such payment"),
                QueryOutcome.Unknown unknown => throw new OutageException(TochkaClient.Name, "get", unknown.Reason, unknown.RetryAfter),
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
            { } evidence when IsDone(RefundedBy(before), evidence, operation) => new OperationOutcome.Done(evidence),
            { IsRefundPending: true } => new OperationOutcome.InProgress(after.Status, IdOf(response, before)),
            _ when answer is true => new OperationOutcome.InProgress(after?.Status ?? "accepted", IdOf(response, before)),
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

    // Without the total before it a refund cannot be told from others later: it has no id then.
    private static string? IdOf(TochkaResponse response, Evidence before)
    {
        if (RefundedBy(before) is not { } refunded)
            return null;
        var order = response.IsSuccess ? TochkaText.Text(response.Data, "orderId") : null;
        // The bank's are numbers; anything longer or stranger is left out.
        order = order is { Length: <= 32 } && order.All(char.IsAsciiLetterOrDigit) ? order : "";
        return new TochkaRefundId(order, refunded).ToString();
    }

    // Null where the bank says "partly refunded" and lists no steps.
    private static decimal? RefundedBy(Evidence evidence) =>
        evidence.Kind == EvidenceKind.PartiallyRefunded ? evidence.Refunded?.Amount : 0m;

    private static bool IsDone(decimal? refundedBefore, Evidence after, AcquirerOperation operation) =>
        after.Kind == EvidenceKind.Refunded
        || after.Kind == EvidenceKind.PartiallyRefunded && RefundedBy(after) >= refundedBefore + operation.Amount.Amount;

    // A part that was refunded before ours: by us, or in the internet bank.
    private static Evidence? NewsOf(Evidence before) =>
        before.Kind == EvidenceKind.PartiallyRefunded ? before with { PrecedesOperation = true } : null;
}

/// <summary>The name of a refund: the bank's number of it, and the sum in roubles that had gone back before it.</summary>
internal sealed record TochkaRefundId(string Order, decimal RefundedBefore)
{
    private const char Separator = '+';

    /// <summary>Null for a text that is none.</summary>
    public static TochkaRefundId? Parse(string? text) =>
        text?.Split(Separator) is [var order, var sum]
        && decimal.TryParse(sum, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var before)
            ? new TochkaRefundId(order, before)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Order}{Separator}{RefundedBefore:0.00}");
}
