using System.Text.Json;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Acquirers.Xyz;
using CleanAcquiring.Infrastructure.Acquirers.Xyz.Wire;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Adapters;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Xyz;

/// <summary>The bytes of an opening, and the meaning of each answer.</summary>
public sealed class XyzWireTests
{
    // Replace: an answer from the acquirer's documents.
    private const string Opened =
        """
        {"id":"1","order":"20001-abcdefghjkmn","status":"new","amount":"14982.00","currency":"RUB",
         "page":"https://xyz.example/pay/1"}
        """;

    private static readonly Dictionary<string, string?> Settings = new() { ["BaseUrl"] = "{server}v1" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_opening_carries_sum_order_and_addresses()
    {
        await using var bench = await ScriptedBench.StartAsync("xyz", Settings, (200, Opened));

        var opened = await bench.Acquirer.StartAsync(AnOrder(), Connection, Token);

        opened.ShouldBe(new StartOutcome.Opened("1", new PaymentPage.Redirect(new Uri("https://xyz.example/pay/1"))));
        var body = JsonElement.Parse(bench.Visits.ShouldHaveSingleItem().Body);
        body.GetProperty("order").GetString().ShouldBe("20001-abcdefghjkmn");
        body.GetProperty("amount").GetString().ShouldBe("14982.00");
        body.GetProperty("return_url").GetString().ShouldBe("https://pay.example/payments/abc");
        body.TryGetProperty("receipt", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(400, """{"error":"amount"}""", "Declined")]
    [InlineData(401, """{"error":"bad_credentials"}""", "Declined")]
    [InlineData(500, """{"error":"internal"}""", "Unknown")]
    [InlineData(502, "<html>Bad Gateway</html>", "Unknown")]
    [InlineData(302, "", "Unknown")]
    [InlineData(200, "{", "Unknown")]
    [InlineData(200, "{}", "Unknown")]
    [InlineData(0, "", "Unknown")]
    public async Task Only_a_refusal_of_its_own_declines(int status, string body, string outcome)
    {
        await using var bench = await ScriptedBench.StartAsync("xyz", Settings, (status, body));

        (await bench.Acquirer.StartAsync(AnOrder(), Connection, Token)).GetType().Name.ShouldBe(outcome);
    }

    [Fact]
    public async Task Too_many_requests_are_an_outage()
    {
        await using var bench = await ScriptedBench.StartAsync("xyz", Settings, (429, "{}"));

        await Should.ThrowAsync<OutageException>(() => bench.Acquirer.StartAsync(AnOrder(), Connection, Token));
    }

    // Replace: every status of the documents, and an invented one.
    [Theory]
    [InlineData("new", "0.00", EvidenceKind.Pending)]
    [InlineData("paid", "0.00", EvidenceKind.Paid)]
    [InlineData("paid", "1.00", EvidenceKind.PartiallyRefunded)]
    [InlineData("paid", "10.00", EvidenceKind.Refunded)]
    [InlineData("declined", "0.00", EvidenceKind.Declined)]
    [InlineData("expired", "0.00", EvidenceKind.Expired)]
    [InlineData("invented", "0.00", EvidenceKind.Pending)]
    public void Each_status_has_its_meaning(string status, string refunded, EvidenceKind kind)
    {
        var payment = System.Text.Encoding.UTF8.GetBytes(
            $$"""{"id":"1","order":"o","status":"{{status}}","amount":"10.00","refunded":"{{refunded}}","currency":"RUB"}""");

        XyzStatuses.Of(XyzResponse.Parse(200, payment), EvidenceSource.Query)!.Kind.ShouldBe(kind);
    }

    [Fact]
    public void A_receipt_is_translated_field_by_field()
    {
        var receipt = XyzReceipts.Translate(AReceipt(new ReceiptLine("Чай", 3.000m, 10m, 30m, VatRate.Vat22, "шт")));

        JsonElement.DeepEquals(
            JsonElement.Parse(receipt.ToJsonString()),
            JsonElement.Parse(
                """
                {"contact":"buyer@shop.example","tax_system":"usn_income","items":[{"name":"Чай","quantity":3,"price":"10.00",
                "amount":"30.00","vat":"22","subject":"commodity","basis":"full_payment"}]}
                """)).ShouldBeTrue(receipt.ToJsonString());
    }

    private static AcquirerConnection Connection { get; } =
        new(new Dictionary<string, string> { ["shopId"] = "shop-1", ["secretKey"] = "key-of-shop-1" });
}
