using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Api;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>Writes and signs the body of a notification.</summary>
internal static class NotificationPayload
{
    public static string Write(BankPayment payment, string status)
    {
        var notification = new JsonObject
        {
            ["TerminalKey"] = payment.Order.Terminal.TerminalKey,
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

        // The bank adds members without notice, so a signature over a fixed list of names would fail.
        notification["SpAccumulationId"] = 5_000_000_001;
        return Sign(notification, payment.Order.Terminal);
    }

    /// <summary>Alters a notification, so that its claim is false.</summary>
    public static string Altered(Notification notification, FalseClaim claim) => Altered(
        notification.Body,
        claim switch
        {
            FalseClaim.WrongAmount => new NotificationChanges(Amount: Amount(notification.Body) + 100),
            FalseClaim.WrongCurrency => new NotificationChanges(Currency: "USD"),
            FalseClaim.WrongSignature => new NotificationChanges(Status: BankStatus.Confirmed, BadToken: true),
            FalseClaim.OtherAlgorithm => new NotificationChanges(BadToken: true),
            FalseClaim.NewField => new NotificationChanges(NewField: "PaymentChannel"),
            FalseClaim.RenamedStatus => new NotificationChanges(Status: JsonElement.Parse(notification.Body).Text("Status") + "_V2"),
        },
        notification.Terminal);

    /// <summary>Alters a notification and signs it again, rightly unless told otherwise.</summary>
    public static string Altered(string body, NotificationChanges changes, DemoTerminal terminal)
    {
        var notification = JsonNode.Parse(body)!.AsObject();
        notification["Status"] = changes.Status ?? notification["Status"]!.GetValue<string>();
        notification["OrderId"] = changes.OrderId ?? notification["OrderId"]!.GetValue<string>();
        notification["Amount"] = changes.Amount ?? notification["Amount"]!.GetValue<long>();
        if (changes.Currency is { } currency)
        {
            notification["Currency"] = currency;
        }

        if (changes.NewField is { } field)
        {
            notification[field] = "web";
        }

        return Sign(notification, changes.BadToken ? terminal with { Password = terminal.Password + "!" } : terminal);
    }

    private static long Amount(string body) => JsonElement.Parse(body).Kopecks("Amount") ?? 0;

    public static string Sign(JsonObject notification, DemoTerminal terminal)
    {
        notification.Remove(TBankToken.Member);
        notification[TBankToken.Member] = TBankToken.Of(JsonSerializer.SerializeToElement(notification), terminal.Password);
        return notification.Write();
    }
}

/// <summary>The members to alter in a notification. Amount is in kopecks. A genuine notification has no currency.</summary>
internal sealed record NotificationChanges(
    string? Status = null,
    long? Amount = null,
    string? OrderId = null,
    string? Currency = null,
    bool BadToken = false,
    string? NewField = null
);
