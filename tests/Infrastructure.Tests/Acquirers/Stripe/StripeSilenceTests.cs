using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using Microsoft.AspNetCore.Http;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe.Sample;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

/// <summary>Answers to an opening that say nothing, and openings that were not sent.</summary>
public sealed class StripeSilenceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Silences => [.. Silent.Keys];

    private static readonly Dictionary<string, Func<HttpContext, Task>> Silent = new()
    {
        ["500"] = StripeApi.Refusing(500, "api_error", null),
        ["503 html"] = StripeApi.Answering(503, "<html>"),
        ["409"] = StripeApi.Refusing(409, "invalid_request_error", "lock_timeout"),
        ["424"] = StripeApi.Refusing(424, "api_error", null),
        ["idempotency"] = StripeApi.Refusing(400, "idempotency_error", null),
        ["400 without an error"] = StripeApi.Answering(400, "{}"),
        ["400 with an odd error"] = StripeApi.Answering(400, "{\"error\":null}"),
        ["half"] = StripeApi.Answering(200, "{\"id\":\"cs_"),
        ["array"] = StripeApi.Answering(200, "[]"),
        ["null"] = StripeApi.Answering(200, "null"),
        ["odd sum"] = StripeApi.Answering(200, "{\"id\":\"cs_test_a\",\"amount_total\":\"x\"}"),
        ["odd metadata"] = StripeApi.Answering(200, "{\"id\":\"cs_test_a\",\"metadata\":[1]}"),
        ["created elsewhere"] = StripeApi.Answering(201, Session().ToJsonString()),
        ["cut"] = StripeApi.CutAsync,
        ["silence"] = StripeApi.SilentAsync,
        ["redirect"] = context =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        },
    };

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task Silence_after_sending_is_unknown_and_sent_once(string silence)
    {
        await using var stripe = await StripeApi.RespondingAsync(2, (StripeApi.Create, Silent[silence]));

        (await stripe.Acquirer.StartAsync(AnOrder(), Settings(), Token)).ShouldBeOfType<StartOutcome.Unknown>();

        stripe.Calls.ShouldBe([StripeApi.Create]);
    }

    [Fact]
    public async Task A_throttle_is_an_outage_with_its_pause()
    {
        await using var stripe = await StripeApi.RespondingAsync(30, (StripeApi.Create, context =>
        {
            context.Response.Headers.RetryAfter = "7";
            return StripeApi.Refusing(429, "invalid_request_error", "rate_limit")(context);
        }));

        var outage = await Should.ThrowAsync<OutageException>(() => stripe.Acquirer.StartAsync(AnOrder(), Settings(), Token));

        outage.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        stripe.Calls.ShouldBe([StripeApi.Create]);
    }

    [Fact]
    public async Task No_connection_is_an_outage()
    {
        await using var provider = StripeApi.Adapter("http://localhost:1/");

        await Should.ThrowAsync<OutageException>(() => StripeApi.Of(provider).StartAsync(AnOrder(), Settings(), Token));
    }
}
