using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Payments;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>Writes and signs what the bank posts to the merchant.</summary>
internal static class LetterText
{
    public static string Write(BankPayment payment, string status)
    {
        var letter = new JsonObject
        {
            ["TerminalKey"] = payment.Order.Terminal.Key,
            ["OrderId"] = payment.Order.OrderId,
            ["Success"] = payment.ErrorCode == "0",
            ["Status"] = status,
            ["PaymentId"] = payment.Id,
            ["ErrorCode"] = payment.ErrorCode,
            ["Amount"] = payment.ReportedAmount,
        };
        if (payment.ErrorMessage is { } message)
        {
            letter["Message"] = message;
        }

        if (payment.BySbp)
        {
            letter["Pan"] = "+7 (***) ***-**-22";
        }
        else if (status is not BankStatus.Canceled)
        {
            letter["CardId"] = 4_300_000_017;
            letter["Pan"] = "220138******0013";
            letter["ExpDate"] = "1230";
        }

        // The bank adds members without announcing them; whoever signs a fixed list of names breaks.
        letter["SpAccumulationId"] = 5_000_000_001;
        return Sign(letter, payment.Order.Terminal);
    }

    /// <summary>The same letter with other words, signed anew, or signed wrongly.</summary>
    public static string Altered(string body, LetterChanges changes, Terminal terminal)
    {
        var letter = JsonNode.Parse(body)!.AsObject();
        letter["Status"] = changes.Status ?? letter["Status"]!.GetValue<string>();
        letter["OrderId"] = changes.OrderId ?? letter["OrderId"]!.GetValue<string>();
        letter["Amount"] = changes.Amount ?? letter["Amount"]!.GetValue<long>();
        if (changes.Currency is { } currency)
        {
            letter["Currency"] = currency;
        }

        return Sign(letter, changes.BadToken ? terminal with { Password = terminal.Password + "!" } : terminal);
    }

    private static string Sign(JsonObject letter, Terminal terminal)
    {
        letter.Remove(TBankToken.Member);
        letter[TBankToken.Member] = TBankToken.Of(JsonSerializer.SerializeToElement(letter), terminal.Password);
        return letter.Write();
    }
}
