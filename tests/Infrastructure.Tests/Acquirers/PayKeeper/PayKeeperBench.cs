using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.PayKeeper;

/// <summary>Answers of PayKeeper for a script, and a shop for them.</summary>
internal static class PayKeeperBench
{
    public const string InvoiceId = "20260603120000123";

    public static readonly (int Status, string Body) Token = (200, """[{"token":"00112233445566778899aabbccddeeff"}]""");

    public static readonly (int Status, string Body) Opened = (
        200,
        $$"""{"invoice_id":"{{InvoiceId}}","invoice_url":"https://demo.server.paykeeper.ru/bill/{{InvoiceId}}/","invoice":"<p>"}""");

    public static readonly (int Status, string Body) PaidInvoice = Invoice("paid");

    public static AcquirerConnection Connection { get; } = With();

    public static (int Status, string Body) Invoice(string status) => (
        200,
        $$"""
        [{"id":"{{InvoiceId}}","status":"{{status}}","pay_amount":"14982.00","orderid":"20001-abcdefghjkmn","paymentid":"7300451"}]
        """);

    public static (int Status, string Body) Payment(string status, string refunded = "0.00") => (
        200,
        $$"""
        [{"id":7300451,"pay_amount":"14982.00","refund_amount":"{{refunded}}","orderid":"20001-abcdefghjkmn","status":"{{status}}",
        "obtain_datetime":"2026-06-03 12:00:05"}]
        """);

    public static AcquirerConnection With(params (string Key, string Value)[] changes)
    {
        var values = new Dictionary<string, string>
        {
            ["server"] = "https://Demo.server.paykeeper.ru/", ["login"] = "api", ["password"] = "пароль", ["secretWord"] = "Demo-Secret_01",
        };
        foreach (var (key, value) in changes)
            values[key] = value;
        return new AcquirerConnection(values);
    }

    public static Task<ScriptedBench> StartAsync(params (int Status, string Body)[] answers) =>
        ScriptedBench.StartAsync("paykeeper", new Dictionary<string, string?> { ["BaseUrl"] = "{server}" }, answers);
}
