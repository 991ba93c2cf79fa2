using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Infrastructure.Acquirers.WireJson;

namespace CleanAcquiring.Infrastructure.Acquirers.YooKassa;

/// <summary>Refunds, each an object of its own with an id and a state. By SBP it may be pending for days.</summary>
internal sealed class YooKassaRefund(YooKassaClient client, YooKassaStatusQuery query)
{
    private const string KeyName = "cleanacquiring_refund";

    /// <exception cref="OutageException">Nothing was sent.</exception>
    public async Task<OperationOutcome> RefundAsync(AcquirerOperation operation, YooKassaShop shop, CancellationToken cancellationToken)
    {
        if (operation.Payment.AcquirerPaymentId is not { } id)
            return new OperationOutcome.Refused("YooKassa's id of the payment is not known");
        var body = new JsonObject
        {
            ["payment_id"] = id,
            ["amount"] = YooKassaReceipts.Sum(operation.Amount),
            ["metadata"] = new JsonObject { [KeyName] = operation.Key },
        };
        // The receipt of a whole refund is made of the payment's own.
        if (operation.Receipt is { } receipt)
            body["receipt"] = YooKassaReceipts.Translate(receipt);
        var response = await client.PostAsync("refunds", "refund", body, operation.Key, shop, cancellationToken);
        return response.Silence is not null ? new OperationOutcome.Unknown(response.Reason)
            : response.IsSuccess ? await OutcomeAsync(response.Root, operation.Payment, shop, cancellationToken)
            : new OperationOutcome.Refused(response.Reason);
    }

    /// <summary>Asks by the refund's id; without one, for the refund of the payment that has our key.</summary>
    /// <exception cref="OutageException">It could not be asked.</exception>
    public async Task<OperationOutcome> QueryAsync(AcquirerOperation operation, YooKassaShop shop, CancellationToken cancellationToken)
    {
        var path = operation.Id is { } id ? $"refunds/{Uri.EscapeDataString(id)}"
            : $"refunds?limit=100&payment_id={Uri.EscapeDataString(operation.Payment.AcquirerPaymentId ?? "")}";
        var response = await client.GetAsync(path, "get_refund", shop, cancellationToken);
        if (!response.IsSuccess)
            return new OperationOutcome.Unknown(response.Reason);
        var refund = operation.Id is null ? InList(response.Root, operation.Key) : response.Root;
        return refund is { } shown
            ? await OutcomeAsync(shown, operation.Payment, shop, cancellationToken)
            : new OperationOutcome.Unknown("no such refund");
    }

    private static JsonElement? InList(JsonElement list, string key) =>
        list.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray().Where(refund => Text(refund, "metadata", KeyName) == key).Cast<JsonElement?>().FirstOrDefault()
            : null;

    private async Task<OperationOutcome> OutcomeAsync(
        JsonElement refund, AcquirerReference payment, YooKassaShop shop, CancellationToken cancellationToken) =>
        Text(refund, "status") switch
        {
            "succeeded" => new OperationOutcome.Done(await AfterAsync(payment, shop, cancellationToken)),
            "canceled" => new OperationOutcome.Refused(
                $"{Text(refund, "cancellation_details", "party")} {Text(refund, "cancellation_details", "reason")}".Trim()),
            var status => new OperationOutcome.InProgress(status ?? "unknown", Text(refund, "id")),
        };

    // The payment's own total tells of refunds in the merchant profile as well; the refund is done without it.
    private async Task<Evidence?> AfterAsync(AcquirerReference payment, YooKassaShop shop, CancellationToken cancellationToken) =>
        await query.QueryAsync(payment, shop, cancellationToken) is QueryOutcome.Found
        {
            Evidence: { Kind: EvidenceKind.Refunded or EvidenceKind.PartiallyRefunded } evidence
        }
            ? evidence
            : null;
}
