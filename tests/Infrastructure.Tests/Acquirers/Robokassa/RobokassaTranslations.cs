using CleanAcquiring.Emulator.Acquirers.Robokassa.Api;
using CleanAcquiring.Infrastructure.Acquirers.Robokassa;
using CleanAcquiring.Infrastructure.Tests.Proofs;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Robokassa;

/// <summary>Robokassa's receipts for <see cref="Receipt_translations"/>.</summary>
internal static class RobokassaTranslations
{
    public static readonly ReceiptTranslation Receipts = new(
        "robokassa",
        "Robokassa",
        receipt => FormRules.IsReceipt(RobokassaReceipts.Field(receipt), receipt.Total.Amount) ? null : RobokassaReceipts.Json(receipt));
}
