using CleanAcquiring.Application.Paying.StartPayment;
using CleanAcquiring.Application.Ports;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Mischief;
using static CleanAcquiring.Application.Tests.Scenes.Deeds;

namespace CleanAcquiring.Application.Tests.Paying;

/// <summary>From a click to the sentence that says why not.</summary>
[Collection(OneTown.Name)]
public sealed class RefusedClickTests(TownFixture town)
{
    [Theory]
    [InlineData(0, 1, "card")]
    [InlineData(1, 0, "card")]
    [InlineData(1, -5, "card")]
    [InlineData(1, 1, "no-code")]
    [InlineData(1_000_000_000_000_000_000, 1, "card")]
    public async Task A_link_without_a_meaning_is_malformed(long account, long invoice, string method)
    {
        await using var scene = await Scene.OpenAsync(town);
        var refusal = (await scene.SendAsync(new StartPaymentCommand(account, invoice, method, null))).Refusal!;
        (refusal.Kind, refusal.Code).ShouldBe((RefusalKind.Invalid, "link.malformed"));
        refusal.Detail.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task The_largest_numbers_have_a_meaning()
    {
        await using var scene = await Scene.OpenAsync(town);
        (await scene.SendAsync(new StartPaymentCommand(999_999_999_999_999_999, 999_999_999_999_999_999, null, null))).Refusal!.Code.ShouldBe("invoice.not_found");
        (await scene.SendAsync(new StartPaymentCommand(1, 1, null, null))).Refusal!.Code.ShouldBe("invoice.not_found");
    }

    [Fact]
    public async Task Nobody_can_tell_an_unknown_account_from_a_missing_invoice()
    {
        await using var scene = await Scene.OpenAsync(town);
        var unknown = (await scene.SendAsync(new StartPaymentCommand(5, 1, "card", null))).Refusal;
        var missing = (await scene.SendAsync(new StartPaymentCommand(scene.Seat.AccountId, 1, "card", null))).Refusal;
        scene.Seat.Delete();
        var deleted = (await scene.ClickAsync("nosuch")).Refusal;

        unknown.ShouldBe(missing);
        deleted.ShouldBe(missing);
        missing!.Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task A_rule_that_does_not_hold_is_told_with_the_page_to_go_back_to()
    {
        await using var scene = await Scene.OpenAsync(town);
        scene.Seat.Mark("paid");

        var refusal = (await scene.ClickAsync()).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe(("invoice.status.paid", RefusalKind.AlreadyPaid));
        refusal.Hints!.BackLink.ShouldNotBeNull();
        scene.Seat.Bank().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_of_the_acquirer_is_told_and_lies_on_the_desk()
    {
        await using var scene = await Scene.OpenAsync(town);
        await SwitchAsync(scene, "card", enabled: true, terminal: DemoTerminals.Declines);

        var refusal = (await scene.ClickAsync()).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe(("acquirer.refused", RefusalKind.MethodUnavailable));
        refusal.Detail.ShouldNotBeNullOrEmpty();
        refusal.Hints!.BackLink.ShouldNotBeNull();
        var payment = await scene.PaymentAsync();
        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Declined, Attention.OpeningRefused));
        payment.FollowUps.ShouldAllBe(work => work.DueAt == null);
    }

    [Fact]
    public async Task An_acquirer_that_was_not_reached_leaves_nothing_behind()
    {
        await using var scene = await Scene.OpenAsync(town);
        scene.Trouble("tbank.init", FaultKind.Status, 429);

        await Should.ThrowAsync<OutageException>(() => scene.ClickAsync());

        var payment = await scene.PaymentAsync();
        payment.Status.ShouldBe(PaymentStatus.Canceled);
        (await scene.StoryAsync(payment))[1].ShouldStartWith("opening.not_sent (tbank Init");
        scene.Calm();
        (await scene.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
    }

    [Fact]
    public async Task A_crm_that_cannot_answer_is_an_outage_and_nothing_is_opened()
    {
        await using var scene = await Scene.OpenAsync(town);
        scene.Trouble("amocrm.", FaultKind.Status);

        await Should.ThrowAsync<OutageException>(() => scene.ClickAsync());

        (await scene.PaymentsAsync()).ShouldBeEmpty();
    }
}
