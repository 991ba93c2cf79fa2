using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class TBankQueryTests
{
    private static readonly AcquirerReference Known = new(Terminal.OrderId, Terminal.PaymentId);
    private static readonly AcquirerReference Lost = new(Terminal.OrderId, null);

    [Fact]
    public async Task A_known_payment_is_queried_by_its_number()
    {
        await using var bank = await Bank.AnsweringAsync(("GetState", Bank.State("CONFIRMED")));

        (await QueryAsync(bank, Known)).ShouldBe(
            new QueryOutcome.Found(new Evidence(EvidenceKind.Paid, Known, Money.Rub(14_982m), EvidenceSource.Query, "CONFIRMED"))
        );
    }

    [Fact]
    public async Task The_error_code_of_a_decline_is_its_reason()
    {
        var declined = Bank.State("REJECTED");
        declined["Success"] = false;
        declined["ErrorCode"] = 1051;
        await using var bank = await Bank.AnsweringAsync(("GetState", declined));

        var evidence = (await QueryAsync(bank, Known)).ShouldBeOfType<QueryOutcome.Found>().Evidence;

        evidence.Kind.ShouldBe(EvidenceKind.Declined);
        evidence.Reason.ShouldBe("1051");
    }

    [Fact]
    public async Task A_partial_refund_carries_no_sum()
    {
        await using var bank = await Bank.AnsweringAsync(("GetState", Bank.State("PARTIAL_REFUNDED", 500)));

        var evidence = (await QueryAsync(bank, Known)).ShouldBeOfType<QueryOutcome.Found>().Evidence;

        evidence.Kind.ShouldBe(EvidenceKind.PartiallyRefunded);
        evidence.Amount.ShouldBeNull();
        evidence.Refunded.ShouldBeNull();
    }

    [Fact]
    public async Task A_payment_without_a_number_is_queried_by_order()
    {
        await using var bank = await Bank.AnsweringAsync(("CheckOrder", Listed(("5000000417", "NEW"))));

        (await QueryAsync(bank, Lost)).ShouldBeOfType<QueryOutcome.Found>().Evidence.Reference.ShouldBe(Known);
    }

    [Theory]
    [InlineData("5", "CONFIRMED", "6", "NEW", "5")]
    [InlineData("5", "REJECTED", "6", "NEW", "6")]
    [InlineData("9", "NEW", "10", "FORM_SHOWED", "10")]
    [InlineData("5", "AUTHORIZED", "6", "CANCELED", "5")]
    [InlineData("5", "PARTIAL_REFUNDED", "6", "AUTHORIZED", "5")]
    [InlineData("5", "REFUNDED", "6", "NEW", "6")]
    [InlineData("5", "REJECTED", "6", "DEADLINE_EXPIRED", "6")]
    public async Task Of_several_payments_the_paid_or_newest_counts(
        string first,
        string firstStatus,
        string second,
        string secondStatus,
        string chosen
    )
    {
        await using var bank = await Bank.AnsweringAsync(("CheckOrder", Listed((first, firstStatus), (second, secondStatus))));

        (await QueryAsync(bank, Lost)).ShouldBeOfType<QueryOutcome.Found>().Evidence.Reference.AcquirerPaymentId.ShouldBe(chosen);
    }

    [Fact]
    public async Task No_such_order_is_not_found()
    {
        await using var bank = await Bank.AnsweringAsync(("CheckOrder", Bank.Refusal("335")));

        (await QueryAsync(bank, Lost)).ShouldBeOfType<QueryOutcome.NotFound>();
    }

    [Fact]
    public async Task An_empty_list_of_payments_is_unknown()
    {
        await using var bank = await Bank.AnsweringAsync(("CheckOrder", Listed()));

        (await QueryAsync(bank, Lost)).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Fact]
    public async Task An_unknown_number_falls_back_to_the_order()
    {
        await using var bank = await Bank.AnsweringAsync(
            ("GetState", Bank.Refusal("255")),
            ("CheckOrder", Listed(("5000000418", "CONFIRMED")))
        );

        (await QueryAsync(bank, Known)).ShouldBeOfType<QueryOutcome.Found>().Evidence.Reference.AcquirerPaymentId.ShouldBe("5000000418");
    }

    [Theory]
    [InlineData("OrderId", "another")]
    [InlineData("PaymentId", "7")]
    public async Task A_response_about_another_payment_is_unknown(string member, string value)
    {
        var state = Bank.State("CONFIRMED");
        state[member] = value;
        await using var bank = await Bank.AnsweringAsync(("GetState", state));

        (await QueryAsync(bank, Known)).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Fact]
    public async Task A_paid_status_without_a_sum_is_unknown()
    {
        await using var bank = await Bank.AnsweringAsync(("GetState", Bank.Ok(("Status", "CONFIRMED"))));

        (await QueryAsync(bank, Known)).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, """{"Success":false,"ErrorCode":"204","Status":""}""")]
    [InlineData(200, """{"Success":false,"ErrorCode":"999"}""")]
    [InlineData(502, "x")]
    [InlineData(429, "")]
    public async Task Any_other_response_is_unknown(int status, string body)
    {
        await using var bank = await Bank.RespondingAsync(("GetState", context => Bank.WriteAsync(context, status, body)));

        (await QueryAsync(bank, Known)).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Fact]
    public async Task The_wait_of_a_429_is_passed_on()
    {
        await using var bank = await Bank.RespondingAsync(("GetState", context =>
        {
            context.Response.Headers.RetryAfter = "90";
            return Bank.WriteAsync(context, 429, "");
        }));

        (await QueryAsync(bank, Known)).ShouldBeOfType<QueryOutcome.Unknown>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(90));
    }

    private static JsonObject Listed(params (string Id, string Status)[] payments) => new()
    {
        ["Success"] = true,
        ["ErrorCode"] = "0",
        ["OrderId"] = Terminal.OrderId,
        ["Payments"] = new JsonArray([.. payments.Select(payment => new JsonObject
        {
            ["PaymentId"] = payment.Id,
            ["Amount"] = 1_498_200,
            ["Status"] = payment.Status,
            ["Success"] = "true",
            ["ErrorCode"] = 0,
        })]),
    };

    private static Task<QueryOutcome> QueryAsync(Bank bank, AcquirerReference reference) =>
        bank.Acquirer.QueryAsync(reference, Terminal.Settings(), TestContext.Current.CancellationToken);
}
