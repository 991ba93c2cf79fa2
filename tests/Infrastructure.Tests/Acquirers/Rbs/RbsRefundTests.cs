using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Acquirers.Rbs;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs.RbsOrders;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs;

public sealed class RbsRefundTests
{
    private const string Done = """{"errorCode":"0","errorMessage":"Успешно"}""";
    private const string Half = """ "depositedAmount":749100,"refundedAmount":749100 """;
    private static readonly string Paid = Status(2, """ "approvedAmount":1498200,"depositedAmount":1498200,"refundedAmount":0 """);
    private static readonly string Authorized = Status(1, """ "approvedAmount":1498200 """);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refund_names_its_sum_and_its_own_id()
    {
        await using var script = await RbsScript.StartAsync("alfa", RbsScript.Classic, (200, Paid), (200, Done), (200, Status(4, Half)));

        var done = (await Refund(script, AnOperation(7_491m, AReceipt(Tea(1m))))).ShouldBeOfType<OperationOutcome.Done>();

        done.Evidence!.Kind.ShouldBe(EvidenceKind.PartiallyRefunded);
        done.Evidence.Refunded.ShouldBe(Money.Rub(7_491m));
        script.Calls.ShouldBe(["getOrderStatusExtended.do", "refund.do", "getOrderStatusExtended.do"]);
        var form = script.Form(1);
        (form["orderId"], form["amount"], form["externalRefundId"], form["taxSystem"]).ShouldBe((BankId, "749100", "op-1", "1"));
        form.ShouldContainKey("refundItems");
    }

    [Fact]
    public async Task Refund_of_sber_hides_its_id_in_the_parameters()
    {
        await using var script = await RbsScript.StartAsync("sber", RbsScript.Ecom, (200, Paid), (200, Done), (200, Status(4, Half)));

        await Refund(script, AnOperation(7_491m));

        ((string?)script.Json(1)["jsonParams"]!["externalRefundId"]).ShouldBe("op-1");
    }

    [Fact]
    public void Long_key_becomes_the_same_short_id()
    {
        var key = new string('k', 40);

        RbsRefund.IdOf(key).Length.ShouldBe(32);
        RbsRefund.IdOf(key).ShouldBe(RbsRefund.IdOf(key));
        RbsRefund.IdOf(key + "1").ShouldNotBe(RbsRefund.IdOf(key));
    }

    [Fact]
    public async Task Accepted_refund_that_is_not_shown_is_in_progress()
    {
        await using var script = await RbsScript.StartAsync("alfa", RbsScript.Classic, (200, Paid), (200, Done), (200, Paid));

        var progress = (await Refund(script, AnOperation(7_491m))).ShouldBeOfType<OperationOutcome.InProgress>();
        (await Query(script, AnOperation(7_491m) with { Id = progress.Id })).ShouldBeOfType<OperationOutcome.InProgress>();
        (await Query(script, AnOperation(7_491m))).ShouldBeOfType<OperationOutcome.Unknown>();
    }

    [Fact]
    public async Task Refund_that_the_gateway_lists_is_done()
    {
        await using var script = await RbsScript.StartAsync(
            "alfa", RbsScript.Classic, (200, Status(4, Half, ""","refunds":[{"externalRefundId":"op-1","amount":749100}] """)));

        (await Query(script, AnOperation(7_491m))).ShouldBeOfType<OperationOutcome.Done>();
        (await Query(script, AnOperation(7_491m, key: "op-2"))).ShouldBeOfType<OperationOutcome.Unknown>();
    }

    [Theory]
    [InlineData(200, "garbage")]
    [InlineData(502, "")]
    [InlineData(0, "")]
    [InlineData(200, """{"errorCode":7,"errorMessage":"Системная ошибка"}""")]
    public async Task Refund_without_a_clear_answer_is_unknown(int status, string body)
    {
        await using var script = await RbsScript.StartAsync("alfa", RbsScript.Classic, (200, Paid), (status, body), (200, Paid));

        (await Refund(script, AnOperation(7_491m))).ShouldBeOfType<OperationOutcome.Unknown>();
        script.Calls.Count(call => call == "refund.do").ShouldBe(1);
    }

    [Fact]
    public async Task Refused_refund_is_told_in_the_banks_words()
    {
        await using var script = await RbsScript.StartAsync(
            "alfa", RbsScript.Classic, (200, Paid), (200, """{"errorCode":5,"errorMessage":"Заказ заблокирован другим действием"}"""));

        (await Refund(script, AnOperation(7_491m))).ShouldBeOfType<OperationOutcome.Refused>().Reason.ShouldBe(
            "5 Заказ заблокирован другим действием");
    }

    [Fact]
    public async Task Hold_and_whole_refund_have_nothing_to_refund()
    {
        await using var hold = await RbsScript.StartAsync("alfa", RbsScript.Classic, (200, Authorized));
        await using var back = await RbsScript.StartAsync("alfa", RbsScript.Classic, (200, Status(4, """ "refundedAmount":1498200 """)));

        (await Refund(hold, AnOperation(1m))).ShouldBeOfType<OperationOutcome.Refused>();
        (await Refund(back, AnOperation(1m))).ShouldBeOfType<OperationOutcome.Refused>().Evidence!.Kind.ShouldBe(EvidenceKind.Refunded);
        hold.Calls.ShouldNotContain("refund.do");
        back.Calls.ShouldNotContain("refund.do");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(503)]
    public async Task Unknown_state_refunds_nothing(int status)
    {
        await using var script = await RbsScript.StartAsync("alfa", RbsScript.Classic, (status, ""));

        await Should.ThrowAsync<OutageException>(() => Refund(script, AnOperation(1m)));
        script.Calls.ShouldNotContain("refund.do");
    }

    [Fact]
    public async Task Rate_without_a_number_refunds_nothing()
    {
        await using var script = await RbsScript.StartAsync("sber", RbsScript.Ecom, (200, Paid));

        (await Refund(script, AnOperation(7_491m, AReceipt(Tea(1m, VatRate.Vat5))))).ShouldBeOfType<OperationOutcome.Refused>();
        (await script.Acquirer.ShouldBeAssignableTo<ICaptures>()!.CaptureAsync(
            AnOperation(7_491m, AReceipt(Tea(1m, VatRate.Vat7))), Settings(), Token)).ShouldBeOfType<OperationOutcome.Refused>();
        script.Calls.ShouldBeEmpty();
    }

    private static Task<OperationOutcome> Refund(RbsScript script, AcquirerOperation operation) =>
        script.Acquirer.ShouldBeAssignableTo<IRefunds>()!.RefundAsync(operation, Settings(), Token);

    private static Task<OperationOutcome> Query(RbsScript script, AcquirerOperation operation) =>
        script.Acquirer.ShouldBeAssignableTo<IOperationQueries>()!.QueryRefundAsync(operation, Settings(), Token);
}
