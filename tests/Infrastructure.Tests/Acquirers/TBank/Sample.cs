using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Emulator;
using CleanAcquiring.Infrastructure.Acquirers.TBank;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

/// <summary>Valid things that a test changes by one word.</summary>
internal static class Sample
{
    public const string OrderId = "kb-1";
    public const string PaymentId = "5000000001";
    public const string Password = "q7Zp!vK2mN0xR";
    public const string TerminalKey = "1700000000001DEMO";

    public static AcquirerSettings Settings(DemoTerminal? terminal = null, params (string Key, string Value)[] changes)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["terminalKey"] = terminal?.TerminalKey ?? TerminalKey, ["password"] = terminal?.Password ?? Password };
        foreach (var (key, value) in changes)
            values[key] = value;
        return new AcquirerSettings(values);
    }

    public static Order Order(DateTimeOffset now, decimal roubles = 100m) => new()
    {
        OrderId = OrderId,
        Amount = Money.Rub(roubles),
        Description = "Счёт №1: чай «Сенча»",
        Receipt = Receipt(roubles),
        Stages = PaymentStages.One,
        ReturnAddress = new Uri("https://pay.example/payments/abc"),
        NotificationAddress = new Uri("https://pay.example/notifications/tbank/key"),
        ExpiresAt = now.AddHours(24),
        Language = "ru",
    };

    public static Receipt Receipt(decimal roubles) => Receipt(new ReceiptLine("Чай", 1, roubles, roubles, VatRate.None, "шт"));

    public static Receipt Receipt(params ReceiptLine[] lines) => new(lines, ReceiptContact.Parse("buyer@shop.example")!, TaxSystem.SimplifiedIncome, Currency.Rub);

    public static JsonObject Letter(string status = "CONFIRMED", long kopecks = 100_00) => new()
    {
        ["TerminalKey"] = TerminalKey,
        ["OrderId"] = OrderId,
        ["Success"] = true,
        ["Status"] = status,
        ["PaymentId"] = 5_000_000_001L,
        ["ErrorCode"] = "0",
        ["Amount"] = kopecks,
        ["Pan"] = "220138******0013",
        ["ExpDate"] = "1230",
    };

    public static JsonObject Signed(this JsonObject letter)
    {
        letter.Remove("Token");
        using var document = JsonSerializer.SerializeToDocument(letter);
        letter["Token"] = TBankSignature.Compute(document.RootElement, Password);
        return letter;
    }

    public static NotificationVerdict Read(JsonObject letter, AcquirerSettings? settings = null) => Read(letter.ToJsonString(), settings);

    public static NotificationVerdict Read(string body, AcquirerSettings? settings = null) => Read(Encoding.UTF8.GetBytes(body), settings);

    public static NotificationVerdict Read(byte[] body, AcquirerSettings? settings = null) => TBankNotifications.Read(
        new RawNotification(body, "application/json", null, new Dictionary<string, string>(StringComparer.Ordinal)), new TBankSettings(settings ?? Settings()));
}
