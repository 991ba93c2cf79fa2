using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.Xyz;

/// <summary>Refunds the whole of a payment or a part; our key makes the same refund once.</summary>
internal sealed class XyzRefund(XyzClient client)
{
    /// <exception cref="OutageException">Nothing was sent.</exception>
    public async Task<OperationOutcome> RefundAsync(AcquirerOperation operation, XyzShop shop, CancellationToken cancellationToken)
    {
        if (operation.Payment.AcquirerPaymentId is not { } id)
            return new OperationOutcome.Refused("Xyz's id of the payment is not known");
        // Replace: the refund in the acquirer's own words.
        var refund = new JsonObject { ["key"] = operation.Key, ["amount"] = XyzReceipts.Sum(operation.Amount.Amount) };
        if (operation.Receipt is { } receipt)
            refund["receipt"] = XyzReceipts.Translate(receipt);
        var path = $"payments/{Uri.EscapeDataString(id)}/refunds";
        var response = await client.PostAsync(path, "refund", refund, shop, cancellationToken);
        return response.Silence is { } silence ? new OperationOutcome.Unknown(silence)
            : response.Refusal is { } refusal ? new OperationOutcome.Refused(refusal)
            : new OperationOutcome.Done(XyzStatuses.Of(response, EvidenceSource.Query));
    }
}
