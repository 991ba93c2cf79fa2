using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Payments;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>Writes and signs what the bank posts to the merchant.</summary>
internal static class NotificationPayload
{
    public static string Write(BankPayment payment, string status)
    {
        var notification = new JsonObject
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
            notification["Message"] = message;
        }

        if (payment.BySbp)
        {
            notification["Pan"] = "+7 (***) ***-**-22";
        }
        else if (status is not BankStatus.Canceled)
        {
            notification["CardId"] = 4_300_000_017;
            notification["Pan"] = "220138******0013";
            notification["ExpDate"] = "1230";
        }

        // The bank adds members without announcing them; whoever signs a fixed list of names breaks.
        notification["SpAccumulationId"] = 5_000_000_001;
        return Sign(notification, payment.Order.Terminal);
    }

    /// <summary>The same notification with other words, signed anew, or signed wrongly.</summary>
    public static string Altered(string body, NotificationChanges changes, Terminal terminal)
    {
        var notification = JsonNode.Parse(body)!.AsObject();
        notification["Status"] = changes.Status ?? notification["Status"]!.GetValue<string>();
        notification["OrderId"] = changes.OrderId ?? notification["OrderId"]!.GetValue<string>();
        notification["Amount"] = changes.Amount ?? notification["Amount"]!.GetValue<long>();
        if (changes.Currency is { } currency)
        {
            notification["Currency"] = currency;
        }

        return Sign(notification, changes.BadToken ? terminal with { Password = terminal.Password + "!" } : terminal);
    }

    private static string Sign(JsonObject notification, Terminal terminal)
    {
        notification.Remove(TBankToken.Member);
        notification[TBankToken.Member] = TBankToken.Of(JsonSerializer.SerializeToElement(notification), terminal.Password);
        return notification.Write();
    }
}
