using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using static CleanAcquiring.Infrastructure.Acquirers.WireJson;

namespace CleanAcquiring.Infrastructure.Acquirers.YooKassa;

/// <summary>Sets a prepayment off by a second receipt, an object of its own.</summary>
internal sealed class YooKassaClosingReceipt(YooKassaClient client)
{
    /// <exception cref="OutageException">Nothing was sent.</exception>
    public async Task<OperationOutcome> SendAsync(AcquirerOperation operation, YooKassaShop shop, CancellationToken cancellationToken)
    {
        if (operation is not { Payment.AcquirerPaymentId: { } id, Receipt: { } receipt })
            return new OperationOutcome.Refused("YooKassa's id of the payment or its receipt is not known");
        var body = YooKassaReceipts.Translate(receipt);
        body["type"] = "payment";
        body["payment_id"] = id;
        body["send"] = true;
        body["settlements"] = new JsonArray(
            new JsonObject { ["type"] = "prepayment", ["amount"] = YooKassaReceipts.Sum(operation.Amount) });
        var response = await client.PostAsync("receipts", "receipt", body, operation.Key, shop, cancellationToken);
        return response.Silence is { } silence ? new OperationOutcome.Unknown(silence)
            : !response.IsSuccess ? new OperationOutcome.Refused(response.Reason)
            // Accepted; the fiscal register answers later, in the receipt's own status.
            : Text(response.Root, "status") == "canceled" ? new OperationOutcome.Refused("the fiscal register canceled the receipt")
            : new OperationOutcome.Done(null);
    }
}
