using System.Text;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Web.Tests.Harness;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.Tests.SellerApi;

public sealed class OperationApiTests
{
    private const string Payment = "/api/seller/payments/0193f0c0a1b27c3d8e4f5a6b7c8d9e0f";
    private const string Address = $"{Payment}/refunds";
    private static readonly SellerIdentity Known = new(new TenantKey(Platform.AmoCrm, 31415926), 1, "ru", null);

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"amount":1}""")]
    [InlineData("""{"amount":{"value":1,"currency":"RUB"}}""")]
    [InlineData("""{"amount":{"value":"1,5","currency":"RUB"}}""")]
    [InlineData("""{"amount":{"value":"1e3","currency":"RUB"}}""")]
    [InlineData("""{"amount":{"value":"1"}}""")]
    [InlineData("""{"amount":{"value":"99999999999999999999","currency":"RUB"}}""")]
    [InlineData("""{"lines":[null]}""")]
    [InlineData("""{"lines":[{"number":1}]}""")]
    [InlineData("""{"lines":[{"number":1,"amount":"1"}]}""")]
    [InlineData("""{"lines":[{"number":"one","amount":{"value":"1","currency":"RUB"}}]}""")]
    [InlineData("""{"amount":{"value":"1","currency":"RUB"},"lines":[{"number":1,"amount":{"value":"1","currency":"EUR"}}]}""")]
    public async Task An_unreadable_sum_answers_400_unsent(string text)
    {
        await using var gateway = await StartAsync(_ => throw new InvalidOperationException("must not be reached"));
        using var body = new StringContent(text, Encoding.UTF8, "application/json");
        using var response = await gateway.SendAsync(HttpMethod.Post, Address, body, ("X-Auth-Token", "a.b.c"), ("Idempotency-Key", "k"));
        ((int)response.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task A_refused_refund_answers_409()
    {
        await using var gateway = await StartAsync(_ =>
            Result<PaymentOperation>.Refused(new Refusal(RefusalKind.Conflict, "refund.beyond_paid", "No."))
        );
        using var body = new StringContent(
            """{"amount":{"value":"0.01","currency":"RUB"},"lines":[{"number":3,"amount":{"value":"0.01","currency":"RUB"}}]}""",
            Encoding.UTF8,
            "application/json"
        );
        using var response = await gateway.SendAsync(
            HttpMethod.Post,
            Address,
            body,
            ("X-Auth-Token", "a.b.c"),
            ("Idempotency-Key", "once")
        );

        ((int)response.StatusCode).ShouldBe(409);
        var command = gateway.Mediator.Asked.Last().ShouldBeOfType<RefundPaymentCommand>();
        (command.Key, command.Amount).ShouldBe(("once", Money.Rub(0.01m)));
        command.Lines.ShouldBe([new LineShare(3, 0.01m)]);
    }

    [Fact]
    public async Task A_key_of_another_body_answers_422()
    {
        await using var gateway = await StartAsync(_ =>
            Result<PaymentOperation>.Refused(new Refusal(RefusalKind.Contradictory, "idempotency.key_reused", "No.")));
        using var response = await gateway.SendAsync(HttpMethod.Post, Address, null, ("X-Auth-Token", "a.b.c"), ("Idempotency-Key", "k"));

        ((int)response.StatusCode).ShouldBe(422);
    }

    [Fact]
    public async Task Lines_alone_are_refunded_with_their_sum()
    {
        await using var gateway = await StartAsync(_ => Result<PaymentOperation>.Refused(new Refusal(RefusalKind.Conflict, "some")));
        using var body = new StringContent(
            """
            {"lines":[{"number":1,"amount":{"value":"1.50","currency":"RUB"}},{"number":2,"amount":{"value":"2","currency":"RUB"}}]}
            """,
            Encoding.UTF8,
            "application/json");
        using var response = await gateway.SendAsync(HttpMethod.Post, Address, body, ("X-Auth-Token", "a.b.c"), ("Idempotency-Key", "k"));

        gateway.Mediator.Asked.Last().ShouldBeOfType<RefundPaymentCommand>().Amount.ShouldBe(Money.Rub(3.5m));
    }

    [Theory]
    [InlineData("""{"outcome":"done","reason":"seen"}""", true)]
    [InlineData("""{"outcome":"not_done","reason":"seen"}""", false)]
    [InlineData("""{"outcome":"perhaps","reason":"seen"}""", null)]
    [InlineData("{}", null)]
    public async Task A_settlement_is_done_or_not_done(string text, bool? isDone)
    {
        await using var gateway = await StartAsync(_ => Result<PaymentOperation>.Refused(new Refusal(RefusalKind.Conflict, "some")));
        using var body = new StringContent(text, Encoding.UTF8, "application/json");
        using var response = await gateway.SendAsync(
            HttpMethod.Post, $"{Payment}/operations/2/settle", body, ("X-Auth-Token", "a.b.c"), ("Idempotency-Key", "k"));

        ((int)response.StatusCode).ShouldBe(isDone is null ? 400 : 409);
        var command = gateway.Mediator.Asked.Last() as SettleOperationCommand;
        (command?.Number, command?.Key, command?.IsDone, command?.Reason)
            .ShouldBe(isDone is null ? (null, null, null, null) : (2, "k", isDone, "seen"));
    }

    [Fact]
    public async Task An_empty_refund_is_sent_for_the_whole_amount()
    {
        await using var gateway = await StartAsync(_ =>
            Result<PaymentOperation>.Refused(new Refusal(RefusalKind.Invalid, "idempotency.no_key"))
        );
        using var response = await gateway.SendAsync(HttpMethod.Post, Address, null, ("X-Auth-Token", "a.b.c"));

        ((int)response.StatusCode).ShouldBe(400);
        var command = gateway.Mediator.Asked.Last().ShouldBeOfType<RefundPaymentCommand>();
        (command.Key, command.Amount, command.Lines).ShouldBe(("", null, null));
    }

    private static async Task<Gateway> StartAsync(Func<object, object> answer)
    {
        var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(request => request is AuthenticateSellerCommand ? Result<SellerIdentity>.Of(Known) : answer(request));
        return gateway;
    }
}
