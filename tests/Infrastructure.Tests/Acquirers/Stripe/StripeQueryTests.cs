using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Stripe;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe.Sample;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

public sealed class StripeQueryTests
{
    private static readonly AcquirerReference BySession = Reference with { AcquirerTransactionId = IntentId };
    private const string Refunds = "GET /v1/refunds";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("open", null, EvidenceKind.Pending)]
    [InlineData("open", "requires_payment_method", EvidenceKind.Pending)]
    [InlineData("complete", "processing", EvidenceKind.Pending)]
    [InlineData("complete", "requires_capture", EvidenceKind.Authorized)]
    [InlineData("complete", "succeeded", EvidenceKind.Paid)]
    [InlineData("complete", "canceled", EvidenceKind.Canceled)]
    [InlineData("complete", "requires_payment_method", EvidenceKind.Declined)]
    [InlineData("expired", null, EvidenceKind.Expired)]
    [InlineData("expired", "canceled", EvidenceKind.Expired)]
    [InlineData("complete", "invented", EvidenceKind.Pending)]
    [InlineData("invented", "succeeded", EvidenceKind.Pending)]
    [InlineData(null, null, EvidenceKind.Pending)]
    public void A_status_has_its_meaning(string? session, string? intent, EvidenceKind kind) =>
        StripeStatuses.Of(session, intent).ShouldBe(kind);

    [Fact]
    public async Task A_payment_is_evidence_of_its_sum()
    {
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.Get, Paid()));

        var evidence = await FoundAsync(stripe);

        evidence.ShouldBe(new Evidence(EvidenceKind.Paid, BySession, Eur(129.90m), EvidenceSource.Query, "succeeded")
        {
            Refunded = Eur(0m),
            At = Now,
        });
        stripe.Calls.ShouldBe([StripeApi.Get]);
    }

    [Fact]
    public async Task A_hold_is_evidence_of_what_can_be_captured()
    {
        var hold = Session("complete", intent: Intent("requires_capture", Charge()));
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.Get, hold));

        (await FoundAsync(stripe)).ShouldBe(
            new Evidence(EvidenceKind.Authorized, BySession, Eur(129.90m), EvidenceSource.Query, "requires_capture"));
    }

    [Fact]
    public async Task A_part_refunded_is_counted()
    {
        await using var stripe = await StripeApi.AnsweringAsync(
            (StripeApi.Get, Paid(Refund("re_2", 990), Refund("re_1", 2_000, "pending"), Refund("re_0", 500, "invented"))));

        var evidence = await FoundAsync(stripe);

        evidence.Kind.ShouldBe(EvidenceKind.PartiallyRefunded);
        evidence.Refunded.ShouldBe(Eur(9.90m));
        evidence.IsRefundPending.ShouldBeTrue();
        evidence.PrecedesOperation.ShouldBeTrue();
    }

    [Fact]
    public async Task Parts_that_sum_to_all_are_a_whole_refund()
    {
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.Get, Paid(Refund("re_2", 2_990), Refund("re_1", 10_000))));

        (await FoundAsync(stripe)).Kind.ShouldBe(EvidenceKind.Refunded);
    }

    [Fact]
    public async Task A_failed_refund_is_named_with_what_stands()
    {
        await using var stripe = await StripeApi.AnsweringAsync(
            (StripeApi.Get, Paid(Refund("re_2", 990, "failed", reason: "expired_or_canceled_card"), Refund("re_1", 2_000))));

        var evidence = await FoundAsync(stripe);

        evidence.Refunded.ShouldBe(Eur(20m));
        evidence.RefundRefusal.ShouldBe("expired_or_canceled_card re_2");
    }

    [Fact]
    public async Task Many_refunds_are_listed()
    {
        var session = Paid();
        session["payment_intent"]!["latest_charge"]!["refunds"]!["has_more"] = true;
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.Get, session), (Refunds, List(Refund("re_1", 990))));

        (await FoundAsync(stripe)).Refunded.ShouldBe(Eur(9.90m));
    }

    [Fact]
    public async Task An_unanswered_list_leaves_the_payment_unknown()
    {
        var session = Paid();
        session["payment_intent"]!["latest_charge"]!.AsObject().Remove("refunds");
        await using var stripe = await StripeApi.RespondingAsync(
            30,
            (StripeApi.Get, StripeApi.Answering(200, session.ToJsonString())),
            (Refunds, StripeApi.Answering(500, "{}")));

        (await QueryAsync(stripe)).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Fact]
    public async Task Only_a_missing_session_is_not_found()
    {
        await using var stripe = await StripeApi.RespondingAsync(
            30,
            (StripeApi.Get, StripeApi.Refusing(404, "invalid_request_error", "resource_missing")),
            (StripeApi.Get, StripeApi.Refusing(404, "invalid_request_error", null)));

        (await QueryAsync(stripe)).ShouldBeOfType<QueryOutcome.NotFound>();
        (await QueryAsync(stripe)).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Theory]
    [InlineData("id", "cs_test_other")]
    [InlineData("metadata", null)]
    public async Task An_answer_about_another_payment_is_unknown(string member, string? value)
    {
        var session = Paid();
        session[member] = value;
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.Get, session));

        (await QueryAsync(stripe)).ShouldBe(new QueryOutcome.Unknown("the answer is about another payment"));
    }

    [Fact]
    public async Task A_throttle_keeps_its_pause()
    {
        await using var stripe = await StripeApi.RespondingAsync(30, (StripeApi.Get, context =>
        {
            context.Response.Headers.RetryAfter = "7";
            return StripeApi.Refusing(429, "invalid_request_error", "rate_limit")(context);
        }));

        (await QueryAsync(stripe)).ShouldBeOfType<QueryOutcome.Unknown>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Without_an_id_nothing_is_asked()
    {
        await using var stripe = await StripeApi.AnsweringAsync();

        (await stripe.Acquirer.QueryAsync(new AcquirerReference(OrderId, null), Settings(), Token))
            .ShouldBe(new QueryOutcome.Unknown("no payment to ask about"));
    }

    [Fact]
    public async Task Test_money_is_objected_to_in_live_mode()
    {
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.Get, Paid()));

        (await stripe.Acquirer.QueryAsync(Reference, Settings(("testMode", "false")), Token))
            .ShouldBeOfType<QueryOutcome.Found>().Evidence.Objection.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_payment_without_a_sum_is_unknown()
    {
        JsonObject session = Session("complete", "paid", Intent("succeeded", Charge(), received: 0));
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.Get, session));

        (await QueryAsync(stripe)).ShouldBe(new QueryOutcome.Unknown("complete without a sum"));
    }

    private static Task<QueryOutcome> QueryAsync(StripeApi stripe) => stripe.Acquirer.QueryAsync(Reference, Settings(), Token);

    private static async Task<Evidence> FoundAsync(StripeApi stripe) =>
        (await QueryAsync(stripe)).ShouldBeOfType<QueryOutcome.Found>().Evidence;
}
