using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe.Sample;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

public sealed class StripeStartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_payment_is_opened_by_one_call()
    {
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.Create, Session()));
        var order = AnOrder();

        var opened = (await stripe.Acquirer.StartAsync(order, Settings(), Token)).ShouldBeOfType<StartOutcome.Opened>();

        opened.ShouldBe(new StartOutcome.Opened(
            SessionId, new PaymentPage.Redirect(new Uri("https://checkout.stripe.com/c/pay/cs_test_a1b2c3"))));
        stripe.Calls.ShouldBe([StripeApi.Create]);
        stripe.Sent(StripeApi.Create).ShouldBe(new Dictionary<string, string>
        {
            ["mode"] = "payment",
            ["client_reference_id"] = OrderId,
            ["metadata[cleanacquiring_order]"] = OrderId,
            ["line_items[0][quantity]"] = "1",
            ["line_items[0][price_data][currency]"] = "eur",
            ["line_items[0][price_data][unit_amount]"] = "12990",
            ["line_items[0][price_data][product_data][name]"] = "Счёт №417",
            ["payment_intent_data[description]"] = "Счёт №417",
            ["payment_intent_data[metadata][cleanacquiring_order]"] = OrderId,
            ["success_url"] = "https://pay.example/payments/abc",
            ["cancel_url"] = "https://pay.example/payments/abc",
            ["locale"] = "ru",
            ["expires_at"] = $"{order.ExpiresAt.ToUnixTimeSeconds()}",
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task Only_what_is_needed_goes_along()
    {
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.Create, Session()));

        await stripe.Acquirer.StartAsync(AnOrder(), Settings(), Token);

        var headers = stripe.HeadersOf(StripeApi.Create);
        headers["Authorization"].ShouldBe($"Bearer {SecretKey}");
        headers["Stripe-Version"].ShouldBe("2026-10-28.endive");
        headers["Idempotency-Key"].ShouldBe($"pay-{OrderId}");
        headers["User-Agent"].ShouldBe("CleanAcquiring/1.0");
        headers.Keys.ShouldNotContain(name => name.StartsWith("X-Stripe", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("card", "manual")]
    [InlineData("sepa_debit", null)]
    public async Task Two_stages_hold_where_the_method_can(string method, string? capture)
    {
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.Create, Session()));

        await stripe.Acquirer.StartAsync(
            AnOrder() with { Stages = PaymentStages.Two }, Settings(("paymentMethod", method), ("stages", "two")), Token);

        var sent = stripe.Sent(StripeApi.Create);
        sent["allowed_payment_method_types[0]"].ShouldBe(method);
        sent.GetValueOrDefault("payment_intent_data[capture_method]").ShouldBe(capture);
    }

    [Fact]
    public async Task A_sum_with_too_many_digits_is_declined_unsent()
    {
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.Create, Session()));

        (await stripe.Acquirer.StartAsync(AnOrder(Of(1.234m, "KWD")), Settings(), Token)).ShouldBeOfType<StartOutcome.Declined>();

        stripe.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("amount_total", 1)]
    [InlineData("currency", "usd")]
    [InlineData("id", "pi_1")]
    [InlineData("metadata", null)]
    public async Task An_answer_about_another_payment_is_unknown(string member, object? value)
    {
        var session = Session();
        session[member] = value is null ? null : JsonValue.Create(value);
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.Create, session));

        (await stripe.Acquirer.StartAsync(AnOrder(), Settings(), Token))
            .ShouldBe(new StartOutcome.Unknown("the answer is about another payment"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://user@checkout.stripe.com/x")]
    [InlineData("javascript:alert(1)")]
    public async Task A_session_without_a_good_page_is_unknown(string? url)
    {
        var session = Session();
        session["url"] = url;
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.Create, session));

        (await stripe.Acquirer.StartAsync(AnOrder(), Settings(), Token))
            .ShouldBe(new StartOutcome.Unknown("open without a page", SessionId));
    }

    [Theory]
    [InlineData(400, "invalid_request_error", "amount_too_small")]
    [InlineData(402, "card_error", "card_declined")]
    [InlineData(403, "invalid_request_error", null)]
    public async Task A_refusal_is_declined_in_Stripes_words(int status, string type, string? code)
    {
        var refusal = StripeApi.Refusing(status, type, code, "Too small.");
        await using var stripe = await StripeApi.RespondingAsync(30, (StripeApi.Create, refusal));

        (await stripe.Acquirer.StartAsync(AnOrder(), Settings(), Token))
            .ShouldBe(new StartOutcome.Declined($"{code ?? type} Too small."));
    }

    [Fact]
    public async Task A_bad_key_is_not_quoted()
    {
        await using var stripe = await StripeApi.RespondingAsync(
            30, (StripeApi.Create, StripeApi.Refusing(401, "invalid_request_error", null, "Invalid API Key provided: sk_test_****0001")));

        (await stripe.Acquirer.StartAsync(AnOrder(), Settings(), Token))
            .ShouldBeOfType<StartOutcome.Declined>().Reason.ShouldNotContain("sk_");
    }

    [Theory]
    [InlineData("")]
    [InlineData("sk_test bad")]
    [InlineData("sk_test_\r\nX: y")]
    [InlineData("ключ")]
    public async Task A_damaged_key_sends_nothing(string key)
    {
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.Create, Session()));

        (await stripe.Acquirer.StartAsync(AnOrder(), Settings(("secretKey", key)), Token)).ShouldBeOfType<StartOutcome.Declined>();

        stripe.Calls.ShouldBeEmpty();
    }
}
