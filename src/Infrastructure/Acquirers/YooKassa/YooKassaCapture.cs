using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.YooKassa;

/// <summary>Takes a hold or releases it.</summary>
internal sealed class YooKassaCapture(YooKassaClient client, YooKassaStatusQuery query)
{
    /// <exception cref="OutageException">Nothing was sent.</exception>
    public Task<OperationOutcome> CaptureAsync(AcquirerOperation operation, YooKassaShop shop, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["amount"] = YooKassaReceipts.Sum(operation.Amount) };
        if (operation.Receipt is { } receipt)
            body["receipt"] = YooKassaReceipts.Translate(receipt);
        return SendAsync("capture", body, EvidenceKind.Paid, operation, shop, cancellationToken);
    }

    /// <exception cref="OutageException">Nothing was sent.</exception>
    public Task<OperationOutcome> VoidAsync(AcquirerOperation operation, YooKassaShop shop, CancellationToken cancellationToken) =>
        SendAsync("cancel", [], EvidenceKind.Canceled, operation, shop, cancellationToken);

    private async Task<OperationOutcome> SendAsync(
        string call,
        JsonObject body,
        EvidenceKind wanted,
        AcquirerOperation operation,
        YooKassaShop shop,
        CancellationToken cancellationToken)
    {
        var reference = operation.Payment;
        if (reference.AcquirerPaymentId is not { } id)
            return new OperationOutcome.Refused("YooKassa's id of the payment is not known");
        var path = $"payments/{Uri.EscapeDataString(id)}/{call}";
        var response = await client.PostAsync(path, call, body, operation.Key, shop, cancellationToken);
        if (response.IsSuccess && YooKassaStatuses.Of(response.Root, reference.OrderId, shop.IsTest) is { } evidence)
            return new OperationOutcome.Done(evidence);
        if (response.Silence is not null)
            return new OperationOutcome.Unknown(response.Reason);
        // Done before, perhaps: the state tells, not the words.
        return await query.QueryAsync(reference, shop, cancellationToken) is QueryOutcome.Found { Evidence: var now } && now.Kind == wanted
            ? new OperationOutcome.Done(now)
            : new OperationOutcome.Refused(response.Reason);
    }
}
