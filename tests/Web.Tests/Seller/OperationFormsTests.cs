using System.Net;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.TestKit.Builders;
using CleanAcquiring.Web.Tests.Harness;
using static CleanAcquiring.Web.Tests.Seller.SignedIn;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>The forms that move money.</summary>
public sealed class OperationFormsTests
{
    [Fact]
    public async Task A_part_is_refunded_by_the_command_of_the_api()
    {
        await using var gateway = await StartAsync(_ => Result<PaymentOperation>.Of(Refund()));

        using var response = await PostAsync(
            gateway, "refund", ("key", "k1"), ("currency", "RUB"), ("amount", " 1\u00a0234,50 "), ("line.1", ""),
            ("confirmed", "1234.50"));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Headers.GetValues("HX-Trigger").Single().ShouldContain("?ordered=1");
        gateway.Mediator.Asked.Last().ShouldBe(
            new RefundPaymentCommand(Administrator, new PaymentId(Guid.Empty), "k1", Money.Rub(1234.50m), null));
    }

    [Fact]
    public async Task Lines_alone_make_the_sum()
    {
        await using var gateway = await StartAsync(_ => Result<PaymentOperation>.Of(Refund()));

        using var response = await PostAsync(
            gateway, "refund", ("key", "k1"), ("currency", "RUB"), ("amount", ""), ("line.1", "100"), ("line.3", "0.50"),
            ("confirmed", "100.50"));

        var command = gateway.Mediator.Asked.Last().ShouldBeOfType<RefundPaymentCommand>();
        command.Amount.ShouldBe(Money.Rub(100.50m));
        command.Lines.ShouldBe([new LineShare(1, 100m), new LineShare(3, 0.50m)]);
    }

    [Theory]
    [InlineData("refund", "", "", "Refund 1,000.00")]
    [InlineData("refund", "5", "", "Refund 5.00")]
    [InlineData("refund", "5", "6.00", "Refund 5.00")]
    [InlineData("refund", "5", "yes", "Refund 5.00")]
    [InlineData("refund", "1 000,00 ₽", "", "Refund 1,000.00")]
    [InlineData("refund", "12.50 RUB", "", "Refund 12.50")]
    [InlineData("closing-receipt", "", "", "Make the closing receipt for 1,000.00")]
    public async Task Nothing_moves_before_its_sum_was_confirmed(string form, string amount, string confirmed, string question)
    {
        await using var gateway = await StartAsync(_ => Paid());

        using var response = await PostAsync(
            gateway, form, ("key", "k1"), ("currency", "RUB"), ("amount", amount), ("confirmed", confirmed));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Gateway.PageAsync(response)).QuerySelector(".ask strong")!.TextContent.Replace('\u00a0', ' ').ShouldStartWith(question);
        gateway.Mediator.Asked.Last().ShouldBeOfType<GetOperablePaymentQuery>();
    }

    [Fact]
    public async Task The_whole_is_what_was_confirmed()
    {
        await using var gateway = await StartAsync(_ => Result<PaymentOperation>.Of(Refund()));

        using var response = await PostAsync(
            gateway, "refund", ("key", "k1"), ("currency", "RUB"), ("amount", ""), ("confirmed", "700.00"));

        gateway.Mediator.Asked.Last().ShouldBeOfType<RefundPaymentCommand>().Amount.ShouldBe(Money.Rub(700m));
    }

    [Fact]
    public async Task A_sum_that_cannot_move_is_refused_before_the_question()
    {
        await using var gateway = await StartAsync(_ => Paid());

        using var response = await PostAsync(gateway, "refund", ("key", "k1"), ("currency", "RUB"), ("amount", "1000.01"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Gateway.PageAsync(response)).QuerySelector(".message span")!.TextContent.Replace('\u00a0', ' ')
            .ShouldContain("At most 1,000.00");
        gateway.Mediator.Asked.Last().ShouldBeOfType<GetOperablePaymentQuery>();
    }

    [Theory]
    [InlineData("amount", "ten")]
    [InlineData("amount", "-1")]
    [InlineData("amount", "1.000,50")]
    [InlineData("amount", "1,000")]
    [InlineData("amount", "10 $")]
    [InlineData("amount", "10 ₽ RUB")]
    [InlineData("line.1", "x")]
    [InlineData("line.x", "1")]
    public async Task A_sum_that_cannot_be_read_orders_nothing(string field, string value)
    {
        await using var gateway = await StartAsync(_ => throw new InvalidOperationException());

        using var response = await PostAsync(gateway, "refund", ("key", "k1"), ("currency", "RUB"), (field, value));
        var page = await Gateway.PageAsync(response);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.QuerySelector(".message.bad")!.TextContent.ShouldContain("1234.50");
    }

    [Fact]
    public async Task A_refusal_is_told_in_plain_words()
    {
        await using var gateway = await StartAsync(_ =>
            Result<PaymentOperation>.Refused(new Refusal(RefusalKind.Conflict, "refund.beyond_paid", "More than …")));

        using var response = await PostAsync(gateway, "refund", ("key", "k1"), ("currency", "RUB"), ("amount", "5"), ("confirmed", "5.00"));

        (await Gateway.PageAsync(response)).QuerySelector(".message span")!.TextContent
            .ShouldBe("That is more than is left of this payment.");
    }

    [Fact]
    public async Task An_unknown_form_orders_nothing()
    {
        await using var gateway = await StartAsync(_ => throw new InvalidOperationException());

        using var response = await PostAsync(gateway, "double", ("key", "k1"));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_settlement_needs_an_outcome()
    {
        await using var gateway = await StartAsync(_ => Result<PaymentOperation>.Of(Refund()));

        using var without = await PostAsync(gateway, "operations/1/settle", ("key", "k1"), ("reason", "seen"));
        using var with = await PostAsync(gateway, "operations/1/settle", ("key", "k1"), ("reason", "seen"), ("outcome", "not_done"));

        without.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        gateway.Mediator.Asked.Last().ShouldBe(
            new SettleOperationCommand(Administrator, new PaymentId(Guid.Empty), 1, "k1", IsDone: false, "seen"));
    }

    private static Result<OperablePayment> Paid()
    {
        var payment = APayment.In(PaymentStatus.Paid, APayment.DraftWithReceipt with
        {
            Receipt = APayment.DraftWithReceipt.Receipt! with
            {
                Lines = [.. APayment.DraftWithReceipt.Receipt!.Lines.Select(line => line with { Basis = PaymentBasis.FullPrepayment })],
            },
        });
        return new OperablePayment(payment, [], [OperationKind.Refund, OperationKind.ClosingReceipt]);
    }

    private static PaymentOperation Refund() => APayment.In(PaymentStatus.Paid)
        .Request(OperationKind.Refund, new OperationTerms("k1", Money.Rub(10m), []), APayment.Now);

    private static Task<HttpResponseMessage> PostAsync(Gateway gateway, string form, params (string Name, string Value)[] fields) =>
        PostFormAsync(gateway, $"payments/{Guid.Empty:N}/{form}", fields);
}
