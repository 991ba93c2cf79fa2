using System.Text.Json.Nodes;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests.TBank;

/// <summary>Valid request bodies, and their changes.</summary>
internal static class TBankOrders
{
    public const long Amount = 100_00;

    public static JsonObject AnOrder(string orderId = "kb-1", long amount = Amount) => new()
    {
        ["Amount"] = amount,
        ["OrderId"] = orderId,
        ["Description"] = "Счёт №1: чай «Сенча»",
        ["PayType"] = "O",
        ["SuccessURL"] = "https://shop.example/ok",
        ["FailURL"] = "https://shop.example/fail",
        ["DATA"] = new JsonObject { ["OperationInitiatorType"] = "0" },
        ["Receipt"] = AReceipt(amount),
    };

    public static JsonObject AReceipt(long amount) => new()
    {
        ["FfdVersion"] = "1.05",
        ["Email"] = "buyer@shop.example",
        ["Taxation"] = "usn_income",
        ["Items"] = new JsonArray(new JsonObject
        {
            ["Name"] = "Чай",
            ["Price"] = amount,
            ["Quantity"] = 1,
            ["Amount"] = amount,
            ["Tax"] = "none",
            ["PaymentMethod"] = "full_payment",
            ["PaymentObject"] = "commodity",
        }),
    };

    public static JsonObject Of(string paymentId) => new() { ["PaymentId"] = paymentId };

    public static JsonObject With(this JsonObject body, string name, JsonNode? value)
    {
        body[name] = value;
        return body;
    }

    public static JsonObject WithReceipt(this JsonObject body, string name, JsonNode? value)
    {
        body["Receipt"]!.AsObject()[name] = value;
        return body;
    }

    public static JsonObject WithLine(this JsonObject body, string name, JsonNode? value)
    {
        body["Receipt"]!["Items"]![0]!.AsObject()[name] = value;
        return body;
    }
}
