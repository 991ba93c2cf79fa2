using CleanAcquiring.Emulator.Acquirers.YooKassa.Api;
using CleanAcquiring.Infrastructure.Acquirers.YooKassa;
using CleanAcquiring.Infrastructure.Tests.Proofs;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.YooKassa;

/// <summary>YooKassa's receipts for <see cref="Receipt_translations"/>.</summary>
internal static class YooKassaTranslations
{
    public static readonly ReceiptTranslation Receipts = new(
        "yookassa",
        "YooKassa",
        receipt => PaymentRules.Receipt(YooKassaReceipts.Translate(receipt), receipt.Total.Amount)?.ToString());
}
