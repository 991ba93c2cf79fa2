using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.PayKeeper.Api;
using CleanAcquiring.Infrastructure.Acquirers.PayKeeper;
using CleanAcquiring.Infrastructure.Tests.Proofs;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.PayKeeper;

/// <summary>PayKeeper's carts for <see cref="Receipt_translations"/>.</summary>
internal static class PayKeeperTranslations
{
    public static readonly ReceiptTranslation Receipts = new(
        "paykeeper",
        "PayKeeper",
        // As text, as it goes over the wire.
        receipt => InvoiceRules.Cart(
            JsonNode.Parse(PayKeeperReceipts.Write(PayKeeperReceipts.Cart(receipt))), receipt.Total.Amount));
}
