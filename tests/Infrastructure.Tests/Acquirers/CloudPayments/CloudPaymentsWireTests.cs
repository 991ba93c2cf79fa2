using System.Text.Json;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Acquirers.CloudPayments;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Adapters;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.CloudPayments;

/// <summary>The bytes of the calls, and the meaning of each answer.</summary>
public sealed class CloudPaymentsWireTests
{
    private const string Accepted = """{"Success":true,"Message":null}""";
    private const string NotFound = """{"Success":false,"Message":"Not found"}""";
    private static readonly Dictionary<string, string?> Settings = new() { ["BaseUrl"] = "{server}" };
    private static readonly AcquirerReference Payment = new("20001-abcdefghjkmn", "3504218337");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Completed", EvidenceKind.Paid)]
    [InlineData("Authorized", EvidenceKind.Authorized)]
    [InlineData("Cancelled", EvidenceKind.Canceled)]
    [InlineData("AwaitingAuthentication", EvidenceKind.Pending)]
    [InlineData("Declined", EvidenceKind.Pending)]
    [InlineData("Invented", EvidenceKind.Pending)]
    [InlineData("completed", EvidenceKind.Pending)]
    public void Statuses_have_these_meanings(string status, EvidenceKind kind) => CloudPaymentsStatuses.Of(status).ShouldBe(kind);

    [Fact]
    public async Task Query_by_number_reads_sum_order_and_time()
    {
        await using var bench = await BenchAsync(Model("Completed"));

        var evidence = (await bench.Acquirer.QueryAsync(Payment, Site.Connection(), Token)).ShouldBeOfType<QueryOutcome.Found>().Evidence;

        (evidence.Kind, evidence.Amount, evidence.Reference).ShouldBe((EvidenceKind.Paid, Money.Rub(14_982m), Payment));
        evidence.At.ShouldBe(new DateTimeOffset(2026, 3, 3, 9, 15, 0, TimeSpan.Zero));
        var visit = bench.Visits.ShouldHaveSingleItem();
        (visit.Path, visit.Body).ShouldBe(("/payments/get", """{"TransactionId":3504218337}"""));
        visit.Headers["Authorization"].ToString().ShouldBe("Basic cGtfZGVtbzpjcF9kZW1vX3NlY3JldF80Mg==");
    }

    [Fact]
    public async Task Query_without_a_number_asks_for_the_order()
    {
        await using var bench = await BenchAsync(Model("Completed"));

        (await bench.Acquirer.QueryAsync(Payment with { AcquirerPaymentId = null }, Site.Connection(), Token))
            .ShouldBeOfType<QueryOutcome.Found>().Evidence.Reference.ShouldBe(Payment);

        bench.Visits.ShouldHaveSingleItem().Body.ShouldBe("""{"InvoiceId":"20001-abcdefghjkmn"}""");
    }

    [Theory]
    [InlineData(200, NotFound, typeof(QueryOutcome.NotFound))]
    [InlineData(200, """{"Success":false,"Message":"Something else"}""", typeof(QueryOutcome.Unknown))]
    [InlineData(200, """{"Success":"yes"}""", typeof(QueryOutcome.Unknown))]
    [InlineData(200, """{"Success":true,"Model":[]}""", typeof(QueryOutcome.Unknown))]
    [InlineData(200, """{"Success":true,"Model":{"Status":"Completed"}}""", typeof(QueryOutcome.Unknown))]
    [InlineData(401, "", typeof(QueryOutcome.Unknown))]
    [InlineData(200, "<html>", typeof(QueryOutcome.Unknown))]
    [InlineData(502, NotFound, typeof(QueryOutcome.Unknown))]
    [InlineData(0, "", typeof(QueryOutcome.Unknown))]
    [InlineData(429, "", typeof(QueryOutcome.Unknown))]
    public async Task Only_their_own_word_disproves_a_payment(int status, string body, Type outcome)
    {
        await using var bench = await ScriptedBench.StartAsync("cloudpayments", Settings, (status, body));

        (await bench.Acquirer.QueryAsync(Payment with { AcquirerPaymentId = null }, Site.Connection(), Token)).ShouldBeOfType(outcome);
    }

    [Fact]
    public async Task Answer_about_another_order_or_without_a_sum_proves_nothing()
    {
        foreach (var model in new[]
            { Model("Completed", order: "other"), Model("Completed", amount: "null"), Model("Completed", type: "Refund") })
        {
            await using var bench = await BenchAsync(model);
            (await bench.Acquirer.QueryAsync(Payment, Site.Connection(), Token)).ShouldBeOfType<QueryOutcome.Unknown>();
        }
    }

    [Fact]
    public async Task Test_money_of_a_live_method_is_objected_to()
    {
        await using var bench = await BenchAsync(Model("Completed", test: "true"));

        (await bench.Acquirer.QueryAsync(Payment, Site.Connection(), Token))
            .ShouldBeOfType<QueryOutcome.Found>().Evidence.Objection.ShouldNotBeNull();
    }

    [Fact]
    public async Task Refund_carries_key_sum_and_receipt()
    {
        await using var bench = await BenchAsync(
            """{"Success":true,"Message":null,"Model":{"TransactionId":3504299999}}""", Model("Completed", type: "Refund"));
        var receipt = AReceipt(new ReceiptLine("Чай", 1m, 100m, 100m, VatRate.Vat22, "шт"));

        var outcome = await ((IRefunds)bench.Acquirer).RefundAsync(
            AnOperation(Payment, 100m, "r-1", receipt), Site.Connection(), Token);

        outcome.ShouldBe(new OperationOutcome.Done(null));
        bench.Visits.Select(visit => visit.Path).ShouldBe(["/payments/refund", "/payments/get"]);
        bench.Visits[0].Headers["X-Request-ID"].ToString().ShouldBe("r-1");
        var body = JsonElement.Parse(bench.Visits[0].Body);
        (body.GetProperty("TransactionId").GetInt64(), body.GetProperty("Amount").GetDecimal()).ShouldBe((3504218337, 100m));
        var data = body.GetProperty("JsonData");
        data.GetProperty("cleanacquiring_refund").GetString().ShouldBe("r-1");
        data.GetProperty("cloudPayments").GetProperty("CustomerReceipt").GetProperty("Items").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData(200, """{"Success":false,"Message":"Amount is above the rest"}""", typeof(OperationOutcome.Refused))]
    [InlineData(401, "", typeof(OperationOutcome.Refused))]
    [InlineData(500, Accepted, typeof(OperationOutcome.Unknown))]
    [InlineData(200, "<html>", typeof(OperationOutcome.Unknown))]
    [InlineData(0, "", typeof(OperationOutcome.Unknown))]
    [InlineData(200, Accepted, typeof(OperationOutcome.InProgress))]
    public async Task Silence_is_unknown_and_their_word_a_refusal(int status, string body, Type outcome)
    {
        await using var bench = await ScriptedBench.StartAsync("cloudpayments", Settings, (status, body));

        (await ((IRefunds)bench.Acquirer).RefundAsync(AnOperation(Payment, 100m), Site.Connection(), Token)).ShouldBeOfType(outcome);
        bench.Visits.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(200, """{"Success":true,"Message":"abc"}""", 0)]
    [InlineData(401, "", 1)]
    [InlineData(200, """{"Success":false,"Message":"blocked"}""", 1)]
    public async Task Check_tells_what_is_wrong(int status, string body, int problems)
    {
        await using var bench = await ScriptedBench.StartAsync("cloudpayments", Settings, (status, body));

        (await ((ISettingsCheck)bench.Acquirer).CheckAsync(Site.Connection(), Token)).Count.ShouldBe(problems);
        bench.Visits.ShouldHaveSingleItem().Path.ShouldBe("/test");
    }

    [Fact]
    public async Task Check_of_a_test_site_without_test_mode_is_a_problem()
    {
        await using var bench = await BenchAsync(Accepted);

        (await ((ISettingsCheck)bench.Acquirer).CheckAsync(Site.Connection(("publicId", "test_api_1")), Token))
            .ShouldHaveSingleItem().Key.ShouldBe("testMode");
        await using var silent = await ScriptedBench.StartAsync("cloudpayments", Settings, (502, ""));
        await Should.ThrowAsync<OutageException>(() => ((ISettingsCheck)silent.Acquirer).CheckAsync(Site.Connection(), Token));
    }

    [Theory]
    [InlineData("BaseUrl", "ftp://x/", false)]
    [InlineData("BaseUrl", "https://api.example.kz", true)]
    [InlineData("WidgetUrl", "http://widget.example/w.js", false)]
    [InlineData("WidgetUrl", "w.js", false)]
    public void Senseless_addresses_are_named(string key, string value, bool isGood)
    {
        var options = new CloudPaymentsOptions();
        if (key == "BaseUrl")
            options.BaseUrl = value;
        else
            options.WidgetUrl = value;

        var result = new CloudPaymentsOptionsCheck().Validate(null, options);

        result.Succeeded.ShouldBe(isGood);
        if (!isGood)
            result.FailureMessage.ShouldNotBeNull().ShouldContain(key);
    }

    private static string Model(
        string status, string order = "20001-abcdefghjkmn", string amount = "14982.00", string type = "Payment", string test = "false") =>
        $$"""
        {"Success":true,"Message":null,"Model":{"TransactionId":3504218337,"Amount":{{amount}},"Currency":"RUB","InvoiceId":"{{order}}",
         "Status":"{{status}}","StatusCode":3,"Reason":"Approved","ReasonCode":0,"ConfirmDateIso":"2026-03-03T09:15:00",
         "Type":"{{type}}","TestMode":{{test}},"Refunded":false} }
        """;

    private static Task<ScriptedBench> BenchAsync(params string[] bodies) =>
        ScriptedBench.StartAsync("cloudpayments", Settings, [.. bodies.Select(body => (200, body))]);
}
