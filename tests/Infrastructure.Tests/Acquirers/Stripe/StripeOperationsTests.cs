using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe.Sample;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

public sealed class StripeOperationsTests
{
    private static readonly AcquirerOperation Part = new(Reference, $"{OrderId}-1", Eur(9.90m), null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refund_is_sent_once_with_our_marks()
    {
        await using var stripe = await StripeApi.AnsweringAsync(
            (StripeApi.Get, Paid()),
            (StripeApi.Get, Paid(Refund("re_1", 990, key: Part.Key))),
            (StripeApi.Refund, Refund("re_1", 990, key: Part.Key)));

        var done = (await stripe.Acquirer.RefundAsync(Part, Settings(), Token)).ShouldBeOfType<OperationOutcome.Done>();

        done.Evidence!.Refunded.ShouldBe(Eur(9.90m));
        stripe.Sent(StripeApi.Refund).ShouldBe(new Dictionary<string, string>
        {
            ["payment_intent"] = IntentId,
            ["amount"] = "990",
            ["metadata[cleanacquiring_order]"] = OrderId,
            ["metadata[cleanacquiring_refund]"] = Part.Key,
        }, ignoreOrder: true);
        stripe.HeadersOf(StripeApi.Refund)["Idempotency-Key"].ShouldBe($"refund-{Part.Key}");
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("requires_action")]
    [InlineData("invented")]
    public async Task A_refund_on_its_way_is_in_progress(string status)
    {
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.Get, Paid()), (StripeApi.Refund, Refund("re_1", 990, status)));

        (await stripe.Acquirer.RefundAsync(Part, Settings(), Token)).ShouldBe(new OperationOutcome.InProgress(status, "re_1"));
    }

    [Fact]
    public async Task A_failed_refund_is_refused_with_its_reason()
    {
        await using var stripe = await StripeApi.AnsweringAsync(
            (StripeApi.Get, Paid()), (StripeApi.Refund, Refund("re_1", 990, "failed", reason: "declined")));

        (await stripe.Acquirer.RefundAsync(Part, Settings(), Token)).ShouldBe(new OperationOutcome.Refused("declined"));
    }

    [Fact]
    public async Task A_refund_beyond_the_rest_is_refused_in_Stripes_words()
    {
        await using var stripe = await StripeApi.RespondingAsync(
            30,
            (StripeApi.Get, StripeApi.Answering(200, Paid(Refund("re_0", 12_000)).ToJsonString())),
            (StripeApi.Refund, StripeApi.Refusing(400, "invalid_request_error", null, "Refund amount is greater")));

        var refused = (await stripe.Acquirer.RefundAsync(Part, Settings(), Token)).ShouldBeOfType<OperationOutcome.Refused>();

        refused.Reason.ShouldBe("invalid_request_error Refund amount is greater");
        refused.Evidence!.PrecedesOperation.ShouldBeTrue();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(409)]
    public async Task A_lost_answer_to_a_refund_is_unknown(int status)
    {
        await using var stripe = await StripeApi.RespondingAsync(
            30,
            (StripeApi.Get, StripeApi.Answering(200, Paid().ToJsonString())),
            (StripeApi.Refund, StripeApi.Refusing(status, "api_error", null)));

        (await stripe.Acquirer.RefundAsync(Part, Settings(), Token)).ShouldBeOfType<OperationOutcome.Unknown>();
        stripe.Calls.Count(call => call == StripeApi.Refund).ShouldBe(1);
    }

    [Fact]
    public async Task A_refund_whose_answer_was_lost_is_found_by_its_key()
    {
        await using var stripe = await StripeApi.AnsweringAsync(
            (StripeApi.Get, Paid(Refund("re_2", 990, key: Part.Key), Refund("re_1", 990, key: "another"))));

        (await stripe.Acquirer.QueryRefundAsync(Part, Settings(), Token)).ShouldBeOfType<OperationOutcome.Done>();
        (await stripe.Acquirer.QueryRefundAsync(Part with { Key = "never sent" }, Settings(), Token))
            .ShouldBe(new OperationOutcome.Unknown("no such refund"));
    }

    [Fact]
    public async Task A_refund_with_an_id_is_asked_for_by_it()
    {
        await using var stripe = await StripeApi.AnsweringAsync(("GET /v1/refunds/re_1", Refund("re_1", 990, "pending")));

        (await stripe.Acquirer.QueryRefundAsync(Part with { Id = "re_1" }, Settings(), Token))
            .ShouldBe(new OperationOutcome.InProgress("pending", "re_1"));
    }

    [Fact]
    public async Task An_operation_on_an_unknown_state_is_not_sent()
    {
        await using var stripe = await StripeApi.RespondingAsync(30, (StripeApi.Get, StripeApi.Answering(500, "{}")));

        await Should.ThrowAsync<OutageException>(() => stripe.Acquirer.RefundAsync(Part, Settings(), Token));
        await Should.ThrowAsync<OutageException>(() => stripe.Acquirer.CaptureAsync(Part, Settings(), Token));
        await Should.ThrowAsync<OutageException>(() => stripe.Acquirer.CancelAsync(Reference, Settings(), Token));
    }

    [Fact]
    public async Task A_capture_is_evidence_of_what_was_taken()
    {
        var hold = Session("complete", intent: Intent("requires_capture", Charge()));
        await using var stripe = await StripeApi.AnsweringAsync(
            (StripeApi.Get, hold),
            (StripeApi.Get, Session("complete", "paid", Intent("succeeded", Charge(), received: 990))),
            (StripeApi.Capture, Intent("succeeded", received: 990)));

        var done = (await stripe.Acquirer.CaptureAsync(Part, Settings(), Token)).ShouldBeOfType<OperationOutcome.Done>();

        done.Evidence!.Kind.ShouldBe(EvidenceKind.Paid);
        done.Evidence.Amount.ShouldBe(Eur(9.90m));
        stripe.Sent(StripeApi.Capture)["amount_to_capture"].ShouldBe("990");
    }

    [Fact]
    public async Task A_lost_answer_to_a_capture_is_unknown_while_the_hold_stands()
    {
        var hold = Session("complete", intent: Intent("requires_capture", Charge())).ToJsonString();
        await using var stripe = await StripeApi.RespondingAsync(
            30, (StripeApi.Get, StripeApi.Answering(200, hold)), (StripeApi.Capture, StripeApi.CutAsync));

        (await stripe.Acquirer.CaptureAsync(Part, Settings(), Token)).ShouldBeOfType<OperationOutcome.Unknown>();
    }

    [Fact]
    public async Task A_form_that_was_paid_meanwhile_is_left_alone()
    {
        await using var stripe = await StripeApi.RespondingAsync(
            30,
            (StripeApi.Get, StripeApi.Answering(200, Session().ToJsonString())),
            (StripeApi.Get, StripeApi.Answering(200, Paid().ToJsonString())),
            (StripeApi.Expire, StripeApi.Refusing(400, "invalid_request_error", null)));

        (await stripe.Acquirer.CancelAsync(Reference, Settings(), Token))
            .ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Paid);
    }

    [Fact]
    public async Task A_payment_on_its_way_cannot_be_ended()
    {
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.Get, Session("complete", intent: Intent("processing"))));

        (await stripe.Acquirer.CancelAsync(Reference, Settings(), Token))
            .ShouldBe(new OperationOutcome.Refused("cannot be ended: processing"));
    }
}
