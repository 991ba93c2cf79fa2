using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Emulator.Acquirers.TBank.Api;
using CleanAcquiring.Infrastructure.Acquirers.TBank;
using CleanAcquiring.Infrastructure.Tests.Proofs;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

/// <summary>The bank's receipts for <see cref="Receipt_translations"/>.</summary>
internal static class TBankTranslations
{
    public static readonly ReceiptTranslation Ffd105 = new("tbank", "T-Bank, FFD 1.05", receipt => Fault(receipt, ffd12: false));
    public static readonly ReceiptTranslation Ffd12 = new("tbank", "T-Bank, FFD 1.2", receipt => Fault(receipt, ffd12: true));

    private static string? Fault(Receipt receipt, bool ffd12)
    {
        var body = new JsonObject { ["Receipt"] = TBankReceipts.Translate(receipt, ffd12) };
        return ReceiptRules.Check(JsonSerializer.SerializeToElement(body), receipt.Total.ToMinorUnits())?.ToString();
    }
}
