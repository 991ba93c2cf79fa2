using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Acquirers.Robokassa;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Adapters;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Robokassa;

/// <summary>The form of an opening, and the meaning of each answer.</summary>
public sealed class RobokassaWireTests
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["BaseUrl"] = "{server}Merchant", ["RefundBaseUrl"] = "{server}Refund",
    };

    private static readonly AcquirerReference Payment = new("20001-a", null, 20_260_317);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_form_is_signed_over_what_it_sends()
    {
        var fields = Fields(AnOrder() with { Amount = Money.Rub(1299m), OrderId = "o-1", Receipt = AReceipt() });

        (fields["OutSum"], fields["InvId"], fields["Shp_order"], fields["Email"])
            .ShouldBe(("1299.00", "20260317", "o-1", "buyer@shop.example"));
        fields["Description"].ShouldBe("Счёт N417");
        fields["SignatureValue"].ShouldBe(RobokassaSignature.Of(
            RobokassaHash.Md5,
            $"acme-shop:1299.00:20260317:{fields["Receipt"]}:https://pay.example/payments/abc:GET:https://pay.example/payments/abc:GET:"
            + "Pa55One:Shp_order=o-1"));
        fields.Keys.ShouldNotContain("IsTest");
        fields.Keys.ShouldNotContain("PaymentMethods");
    }

    [Theory]
    [InlineData("SBP", false)]
    [InlineData("BankCard", true)]
    [InlineData("any", true)]
    public void Two_stages_hold_where_the_way_to_pay_can(string method, bool isHold)
    {
        var fields = Fields(AnOrder() with { Stages = PaymentStages.Two }, ("paymentMethod", method));

        fields.ContainsKey("StepByStep").ShouldBe(isHold);
        fields.GetValueOrDefault("PaymentMethods").ShouldBe(method == "any" ? null : method);
    }

    [Fact]
    public async Task Test_mode_needs_its_own_passwords()
    {
        await using var bench = await ScriptedBench.StartAsync("robokassa", Settings, (200, ""));

        (await bench.Acquirer.StartAsync(AnOrder(), RobokassaShops.Connection(("testMode", "true")), Token))
            .ShouldBe(new StartOutcome.Declined("testPassword1: is required"));
        Fields(AnOrder(), ("testMode", "true"), ("testPassword1", "TestOne"))["IsTest"].ShouldBe("1");
    }

    [Theory]
    [InlineData("5", EvidenceKind.Pending)]
    [InlineData("10", EvidenceKind.Canceled)]
    [InlineData("20", EvidenceKind.Authorized)]
    [InlineData("50", EvidenceKind.Pending)]
    [InlineData("60", EvidenceKind.Refunded)]
    [InlineData("80", EvidenceKind.Pending)]
    [InlineData("100", EvidenceKind.Paid)]
    [InlineData("777", EvidenceKind.Pending)]
    public async Task Each_state_has_its_meaning(string code, EvidenceKind kind)
    {
        await using var bench = await ScriptedBench.StartAsync("robokassa", Settings, (200, Xml("0", code)));

        var evidence = (await bench.Acquirer.QueryAsync(Payment, RobokassaShops.Connection(), Token))
            .ShouldBeOfType<QueryOutcome.Found>().Evidence;

        evidence.Kind.ShouldBe(kind);
        evidence.Reference.ShouldBe(new AcquirerReference("20001-a", "key-1", 20_260_317));
        bench.Visits.ShouldHaveSingleItem().Path.ShouldBe("/Merchant/WebService/Service.asmx/OpStateExt");
    }

    [Theory]
    [InlineData("3", "NotFound")]
    [InlineData("1", "Unknown")]
    [InlineData("1000", "Unknown")]
    public async Task Only_no_such_operation_is_not_found(string result, string outcome)
    {
        await using var bench = await ScriptedBench.StartAsync("robokassa", Settings, (200, Xml(result, null)));

        (await bench.Acquirer.QueryAsync(Payment, RobokassaShops.Connection(), Token)).GetType().Name.ShouldBe(outcome);
    }

    [Theory]
    [InlineData(200, "<html>")]
    [InlineData(200, "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")]
    [InlineData(500, "")]
    [InlineData(0, "")]
    public async Task Anything_else_is_unknown(int status, string body)
    {
        await using var bench = await ScriptedBench.StartAsync("robokassa", Settings, (status, body));

        (await bench.Acquirer.QueryAsync(Payment, RobokassaShops.Connection(), Token)).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Theory]
    [InlineData(200, """{"success":true,"message":null,"requestId":"r-1"}""", "InProgress")]
    [InlineData(401, """{"success":false,"message":"Signature key is not exists"}""", "Refused")]
    [InlineData(500, "", "Unknown")]
    [InlineData(0, "", "Unknown")]
    public async Task A_refund_is_accepted_first(int status, string body, string outcome)
    {
        await using var bench = await ScriptedBench.StartAsync("robokassa", Settings, (status, body));
        var operation = AnOperation(Payment with { AcquirerPaymentId = "key-1" }, 300.5m);

        (await ((IRefunds)bench.Acquirer).RefundAsync(operation, RobokassaShops.Connection(), Token)).GetType().Name.ShouldBe(outcome);

        var visit = bench.Visits.ShouldHaveSingleItem();
        (visit.Path, visit.Headers["Content-Type"]).ShouldBe(("/Refund/Create", "application/jwt"));
        visit.Body.ShouldBe(RobokassaSignature.RefundToken("""{"OpKey":"key-1","RefundSum":300.5}""", "Pa55Three"));
    }

    [Fact]
    public async Task Without_password_3_nothing_is_sent()
    {
        await using var bench = await ScriptedBench.StartAsync("robokassa", Settings, (200, ""));

        (await ((IRefunds)bench.Acquirer).RefundAsync(
            AnOperation(Payment, 1m), RobokassaShops.Connection(("password3", "")), Token)).ShouldBeOfType<OperationOutcome.Refused>();

        bench.Visits.ShouldBeEmpty();
    }

    [Fact]
    public void Each_rate_has_its_own_word() =>
        Enum.GetValues<VatRate>()
            .Select(rate => RobokassaReceipts.Json(AReceipt(new ReceiptLine("а", 1m, 1m, 1m, rate, "шт"))))
            .Select(json => json.Split("\"tax\":\"")[1].Split('"')[0])
            .ShouldBe(["none", "vat0", "vat5", "vat7", "vat10", "vat20", "vat22", "vat105", "vat107", "vat110", "vat120", "vat122"]);

    private static Dictionary<string, string> Fields(Order order, params (string Key, string Value)[] changes) =>
        RobokassaStart.Fields(order, RobokassaSettings.Read(RobokassaShops.Connection(changes)).Value);

    private static string Xml(string result, string? state) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <OperationStateResponse xmlns="http://merchant.roboxchange.com/WebService/">
          <Result><Code>{result}</Code><Description/></Result>
          {(state is null ? "" : $"<State><Code>{state}</Code><StateDate>2026-03-17T12:00:00.1234567+03:00</StateDate></State>")}
          <Info><OutSum>1299.000000</OutSum><OpKey>key-1</OpKey></Info>
          <UserField><Field><Name>Shp_order</Name><Value>20001-a</Value></Field></UserField>
        </OperationStateResponse>
        """;
}
