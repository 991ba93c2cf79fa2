using System.Text.Json;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Rbs;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs.RbsOrders;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs;

public sealed class RbsStatusesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, EvidenceKind.Pending)]
    [InlineData(1, EvidenceKind.Authorized)]
    [InlineData(2, EvidenceKind.Paid)]
    [InlineData(3, EvidenceKind.Canceled)]
    [InlineData(5, EvidenceKind.Pending)]
    [InlineData(6, EvidenceKind.Declined)]
    [InlineData(7, EvidenceKind.Pending)]
    [InlineData(8, EvidenceKind.Authorized)]
    [InlineData(-1, EvidenceKind.Pending)]
    [InlineData(42, EvidenceKind.Pending)]
    public void Status_has_its_meaning(int status, EvidenceKind kind)
    {
        var evidence = Evidence(Status(status));

        evidence.Kind.ShouldBe(kind);
        evidence.Amount.ShouldBe(Money.Rub(14_982m));
        evidence.Reference.ShouldBe(Reference);
    }

    [Theory]
    [InlineData(2, """ "depositedAmount":1498200,"refundedAmount":0 """, EvidenceKind.Paid, null)]
    [InlineData(2, """ "depositedAmount":1498200,"refundedAmount":749100 """, EvidenceKind.PartiallyRefunded, 7491)]
    [InlineData(4, """ "depositedAmount":1498200,"refundedAmount":749100 """, EvidenceKind.PartiallyRefunded, 7491)]
    [InlineData(4, """ "depositedAmount":749100,"refundedAmount":749100 """, EvidenceKind.PartiallyRefunded, 7491)]
    [InlineData(4, """ "depositedAmount":100,"refundedAmount":1498100 """, EvidenceKind.PartiallyRefunded, 14981)]
    [InlineData(4, """ "depositedAmount":749100 """, EvidenceKind.PartiallyRefunded, null)]
    [InlineData(4, """ "depositedAmount":1498200 """, EvidenceKind.PartiallyRefunded, null)]
    [InlineData(4, """ "depositedAmount":0 """, EvidenceKind.Refunded, null)]
    [InlineData(4, """ "depositedAmount":0,"refundedAmount":1498200 """, EvidenceKind.Refunded, 14982)]
    [InlineData(4, """ "depositedAmount":1498200,"refundedAmount":1498200 """, EvidenceKind.Refunded, 14982)]
    [InlineData(4, "", EvidenceKind.PartiallyRefunded, null)]
    public void Lowered_deposited_sum_is_not_a_whole_refund(int status, string amounts, EvidenceKind kind, int? refunded)
    {
        var evidence = Evidence(Status(status, amounts));

        evidence.Kind.ShouldBe(kind);
        evidence.Refunded.ShouldBe(refunded is { } back ? Money.Rub(back) : null);
    }

    [Fact]
    public void Refunds_are_summed_where_no_total_is_told() =>
        Evidence(Status(4, more: """
            ,"operations":[{"type":"COMPLETION","amount":1498200},{"type":"REFUND","amount":100000,"actionCode":0},
            {"type":"REFUND","amount":50000,"actionCode":"0"},{"type":"REFUND","amount":70000,"actionCode":116}]
            """)).Refunded.ShouldBe(Money.Rub(1_500m));

    [Fact]
    public void Captured_part_is_the_sum_of_the_payment() =>
        Evidence(Status(2, """ "approvedAmount":1498200,"depositedAmount":749100 """)).Amount.ShouldBe(Money.Rub(7_491m));

    [Fact]
    public void Reduced_hold_is_told() =>
        Evidence(Status(1, """ "approvedAmount":749100 """)).Amount.ShouldBe(Money.Rub(7_491m));

    [Fact]
    public void Expired_session_is_no_decline()
    {
        var evidence = Evidence(Status(6, more: ""","actionCode":-2007,"actionCodeDescription":"Истёк срок" """));

        (evidence.Kind, evidence.Reason).ShouldBe((EvidenceKind.Expired, "-2007 Истёк срок"));
    }

    [Theory]
    [InlineData("643", "RUB")]
    [InlineData("810", "RUB")]
    [InlineData("840", "USD")]
    [InlineData("999", "XXX")]
    public void Currency_is_read_by_its_number(string number, string code) =>
        Evidence(Status(2).Replace("\"643\"", $"\"{number}\"", StringComparison.Ordinal)).Amount!.Value.Currency.Code.ShouldBe(code);

    [Theory]
    [InlineData("""{"errorCode":6,"errorMessage":"Заказ не найден"}""")]
    [InlineData("""{"errorCode":"6"}""")]
    public async Task Unknown_order_is_not_found(string body)
    {
        await using var script = await RbsScript.StartAsync("alfa", RbsScript.Classic, (200, body));

        (await script.Acquirer.QueryAsync(Reference, Settings(), Token)).ShouldBeOfType<QueryOutcome.NotFound>();

        // By the id first, then by our number: neither stands in the place of the other.
        (script.Form(0)["orderId"], script.Form(0).ContainsKey("orderNumber")).ShouldBe((BankId, false));
        (script.Form(1)["orderNumber"], script.Form(1).ContainsKey("orderId")).ShouldBe((OrderId, false));
    }

    [Theory]
    [InlineData(200, """{"errorCode":"5","errorMessage":"Доступ запрещён"}""")]
    [InlineData(200, """{"errorCode":"0"}""")]
    [InlineData(200, "<html>maintenance</html>")]
    [InlineData(200, "")]
    [InlineData(502, """{"orderNumber":"20001-abcdefghjkmn","orderStatus":2,"amount":1498200}""")]
    [InlineData(429, "")]
    [InlineData(0, "")]
    public async Task Anything_else_is_no_answer(int status, string body)
    {
        await using var script = await RbsScript.StartAsync("alfa", RbsScript.Classic, (status, body));

        (await script.Acquirer.QueryAsync(Reference, Settings(), Token)).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Fact]
    public async Task Answer_about_another_order_is_none()
    {
        await using var script = await RbsScript.StartAsync("alfa", RbsScript.Classic, (200, Status(2)));

        (await script.Acquirer.QueryAsync(new("another", null), Settings(), Token)).ShouldBeOfType<QueryOutcome.Unknown>();
        (await script.Acquirer.QueryAsync(new(OrderId, "another"), Settings(), Token)).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Fact]
    public async Task Byte_order_mark_is_no_obstacle()
    {
        await using var script = await RbsScript.StartAsync("sber", RbsScript.Ecom, (200, "\uFEFF" + Status(2)));

        (await script.Acquirer.QueryAsync(Reference, Settings(), Token)).ShouldBeOfType<QueryOutcome.Found>();
    }

    private static Evidence Evidence(string order) => RbsStatuses.Of(JsonElement.Parse(order), Reference)!;
}
