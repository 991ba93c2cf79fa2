using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Acquirers.Tochka;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

/// <summary>An invented point of sale, what its bank would sign, and valid orders, changed by <c>with</c>.</summary>
internal static class Point
{
    public const string Token = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJjbGllbnQtNDE3In0.c2lnbmF0dXJl";
    public const string CustomerCode = "305117742";
    public const string MerchantId = "200000000004711";
    public const string OrderId = "20001-abcdefghjkmn";
    public const string OperationId = "7d0c5e1a-42b8-4f7e-9a53-0f1be6c2d914";

    public static readonly DateTimeOffset Now = new(2026, 4, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly RSA Key = RSA.Create(2048);

    /// <summary>Fetched just now.</summary>
    public static TochkaKeyRing Ring { get; } = TochkaKeyRing.Parse(Encoding.UTF8.GetBytes(Jwk(Key)), Now)!;

    public static TochkaShop Shop => TochkaShop.Of(Settings());

    public static AcquirerConnection Settings(params (string Key, string Value)[] changed)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = Token,
            ["customerCode"] = CustomerCode,
            ["merchantId"] = MerchantId,
        };
        foreach (var (key, value) in changed)
            values[key] = value;
        return new AcquirerConnection(values);
    }

    public static JsonObject Payload(string status = "APPROVED") => new()
    {
        ["webhookType"] = "acquiringInternetPayment",
        ["customerCode"] = CustomerCode,
        ["merchantId"] = MerchantId,
        ["operationId"] = OperationId,
        ["amount"] = "14982.00",
        ["purpose"] = "Счёт №417",
        ["status"] = status,
        ["paymentType"] = "card",
        ["paymentLinkId"] = OrderId,
    };

    /// <summary>A bare token, as the bank posts it.</summary>
    public static string Signed(
        this JsonObject payload, RSA? key = null, string header = """{"typ":"JWT","alg":"RS256"}""") =>
        Sign(payload.ToJsonString(), key, header);

    public static string Sign(string payload, RSA? key = null, string header = """{"typ":"JWT","alg":"RS256"}""")
    {
        var signed = $"{Part(header)}.{Part(payload)}";
        var signature = (key ?? Key).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public static string Jwk(RSA key)
    {
        var parameters = key.ExportParameters(false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["e"] = Base64Url.EncodeToString(parameters.Exponent!),
            ["n"] = Base64Url.EncodeToString(parameters.Modulus!),
        }.ToJsonString();
    }

    public static string Jwk() => Jwk(Key);

    public static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    public static RawNotification Notification(string body) => Notification(Encoding.UTF8.GetBytes(body));

    public static RawNotification Notification(byte[] body) =>
        new(body, "text/plain", null, new Dictionary<string, string>(StringComparer.Ordinal)) { ReceivedAt = Now };

    public static Order AnOrder() => new()
    {
        OrderId = OrderId,
        OrderNumber = 20_001,
        Amount = Money.Rub(14_982m),
        Description = "Счёт №417",
        Stages = PaymentStages.One,
        ReturnUrl = new Uri("https://pay.example/payments/abc"),
        NotificationUrl = new Uri("https://pay.example/notifications/tochka/key"),
        ExpiresAt = TimeProvider.System.GetUtcNow().AddHours(24),
        Language = "ru",
    };

    public static Receipt AReceipt(params ReceiptLine[] lines) => ReceiptFor("buyer@shop.example", lines);

    public static Receipt ReceiptFor(string contact, params ReceiptLine[] lines) => new(
        lines.Length > 0 ? lines : [new("Чай «Сенча»", 2m, 7_491m, 14_982m, VatRate.Vat22, "шт")],
        ReceiptContact.Parse(contact)!,
        TaxSystem.SimplifiedIncome,
        Currency.Rub);
}
