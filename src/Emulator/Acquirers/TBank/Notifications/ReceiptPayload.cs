using System.Globalization;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>Writes and signs the notification of a fiscal receipt, which has a status of its own: <c>RECEIPT</c>.</summary>
internal static class ReceiptPayload
{
    /// <param name="payment">The payment whose receipt it is.</param>
    /// <param name="error">The text of the fiscal register; null for a receipt that was made.</param>
    public static string Write(BankPayment payment, string? error)
    {
        var notification = new JsonObject
        {
            ["TerminalKey"] = payment.Order.Terminal.TerminalKey,
            ["OrderId"] = payment.Order.OrderId,
            ["Success"] = error is null,
            ["Status"] = "RECEIPT",
            ["PaymentId"] = payment.Id,
            ["ErrorCode"] = "0",
            ["ErrorMessage"] = error,
            ["Amount"] = payment.Amount,
            ["Type"] = payment.Refunded > 0 ? "IncomeReturn" : "Income",
            ["Receipt"] = JsonNode.Parse(payment.Order.Receipt.ValueKind is System.Text.Json.JsonValueKind.Object
                ? payment.Order.Receipt.GetRawText()
                : "{}"),
        };
        if (error is null)
        {
            // The attribute of a document is a 32-bit unsigned number.
            notification["FiscalNumber"] = 417;
            notification["ShiftNumber"] = 31;
            notification["ReceiptDatetime"] = "2026-03-01T12:00:00+03:00";
            notification["FnNumber"] = "9282440300000017";
            notification["EcrRegNumber"] = "0000000400000017";
            notification["FiscalDocumentNumber"] = payment.Id % 1_000_000;
            notification["FiscalDocumentAttribute"] = 4_000_000_017;
            notification["Ofd"] = "ofd.example";
            notification["Url"] = string.Create(CultureInfo.InvariantCulture, $"https://ofd.example/receipts/{payment.Id}");
            notification["SettlePlace"] = "shop.example";
        }

        return NotificationPayload.Sign(notification, payment.Order.Terminal);
    }
}
