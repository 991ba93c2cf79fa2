using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.CloudPayments.Checkout;
using CleanAcquiring.Infrastructure.Acquirers.CloudPayments;
using CleanAcquiring.Infrastructure.Tests.Proofs;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.CloudPayments;

/// <summary>CloudPayments' receipts for <see cref="Receipt_translations"/>.</summary>
internal static class CloudPaymentsTranslations
{
    public static readonly ReceiptTranslation Receipts = new(
        "cloudpayments",
        "CloudPayments",
        // As text, as it goes over the wire.
        receipt => WidgetRules.IsReceipt(
            JsonNode.Parse(CloudPaymentsReceipts.Translate(receipt, "items").ToJsonString()), "items", receipt.Total.Amount)
            ? null
            : "the receipt is wrong");
}
