using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Emulator.Acquirers.Tochka.Api;
using CleanAcquiring.Infrastructure.Acquirers.Tochka;
using CleanAcquiring.Infrastructure.Tests.Proofs;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

/// <summary>The bank's receipts for <see cref="Receipt_translations"/>.</summary>
internal static class TochkaTranslations
{
    public static readonly ReceiptTranslation Receipts = new("tochka", "Tochka", Fault);

    private static string? Fault(Receipt receipt)
    {
        if (TochkaReceipts.Objection(receipt) is { } objection)
            return objection;
        var data = new JsonObject();
        TochkaReceipts.Write(receipt, data);
        return LinkReceiptRules.Check(data, receipt.Total.Amount)?.Body.ToJsonString();
    }
}
