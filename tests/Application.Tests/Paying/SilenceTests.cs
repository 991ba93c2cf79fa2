using CleanAcquiring.Application.Paying.GetPaymentState;
using CleanAcquiring.Application.Paying.StartPayment;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Mischief;

namespace CleanAcquiring.Application.Tests.Paying;

/// <summary>Silence is not a refusal: nothing else is charged meanwhile, and the bank is asked until it says.</summary>
[Collection(OneTown.Name)]
public sealed class SilenceTests(TownFixture town)
{
    [Fact]
    public async Task A_lost_answer_is_unknown_asked_about_and_ended_before_a_new_form_is_opened()
    {
        await using var scene = await Scene.OpenAsync(town);
        scene.Town.Gateway.Fate.AnswerToLose = "/Init";

        (await scene.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        var lost = await scene.PaymentAsync();
        lost.Status.ShouldBe(PaymentStatus.Unknown);
        (await scene.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>().PublicId.ShouldBe(lost.PublicId);
        scene.Seat.Bank().ShouldHaveSingleItem();

        await scene.PassAsync(TimeSpan.FromSeconds(5));
        lost = await scene.FindAsync(lost.Id);
        lost.Status.ShouldBe(PaymentStatus.Canceled);
        (await scene.StoryAsync(lost)).ShouldContain("payment.abandoned (page_lost)");
        scene.Seat.Bank().ShouldHaveSingleItem().AwaitsBuyer.ShouldBeFalse();
        (await StateAsync(scene, lost)).Phase.ShouldBe(PaymentPhase.Restart);

        (await scene.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>().PublicId.ShouldNotBe(lost.PublicId);
    }

    [Fact]
    public async Task What_the_bank_never_saw_is_over_after_the_time_of_an_opening()
    {
        await using var scene = await Scene.OpenAsync(town);
        scene.Trouble("tbank.init", FaultKind.Cut);
        (await scene.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        scene.Calm();

        await scene.PassAsync(TimeSpan.FromSeconds(50));
        (await scene.PaymentAsync()).Status.ShouldBe(PaymentStatus.Unknown);
        await scene.PassAsync(TimeSpan.FromMinutes(2));

        var payment = await scene.PaymentAsync();
        payment.Status.ShouldBe(PaymentStatus.Canceled);
        (await scene.StoryAsync(payment)).ShouldContain("evidence.never_opened (not found)");
        payment.FollowUps.ShouldAllBe(work => work.DueAt == null);
        (await StateAsync(scene, payment)).Phase.ShouldBe(PaymentPhase.Failed);
    }

    [Fact]
    public async Task A_process_that_died_over_an_opening_is_found_by_the_clock()
    {
        await using var scene = await Scene.OpenAsync(town);
        scene.Town.Gateway.Fate.DeathBefore = "/Init";
        await Should.ThrowAsync<Exception>(() => scene.ClickAsync());
        await scene.Town.RestartAsync();
        (await scene.PaymentAsync()).Status.ShouldBe(PaymentStatus.Created);

        scene.Trouble("tbank.checkorder", FaultKind.Garbage);
        await scene.PassAsync(TimeSpan.FromSeconds(90));
        var payment = await scene.PaymentAsync();
        payment.Status.ShouldBe(PaymentStatus.Unknown);
        (await scene.StoryAsync(payment)).ShouldContain("opening.unknown (the answer was never stored)");

        scene.Calm();
        await scene.PassAsync(TimeSpan.FromMinutes(5));
        (await scene.PaymentAsync()).Status.ShouldBe(PaymentStatus.Canceled);
    }

    [Fact]
    public async Task A_click_on_a_form_whose_opening_died_says_so_after_its_time()
    {
        await using var scene = await Scene.OpenAsync(town);
        scene.Town.Gateway.Fate.DeathBefore = "/Init";
        await Should.ThrowAsync<Exception>(() => scene.ClickAsync());
        await scene.Town.RestartAsync();
        // Another click may be opening it at this moment.
        (await scene.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        (await scene.PaymentAsync()).Status.ShouldBe(PaymentStatus.Created);

        scene.Town.Clock.Advance(TimeSpan.FromSeconds(61));

        (await scene.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        (await scene.PaymentAsync()).Status.ShouldBe(PaymentStatus.Unknown);
    }

    [Fact]
    public async Task A_form_whose_time_is_over_is_ended_by_the_next_click_or_by_the_clock()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Town.Clock.Advance(TimeSpan.FromHours(24));
        (await scene.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        (await scene.StoryAsync(await scene.PaymentAsync())).ShouldContain("payment.abandoned (expired)");
        await scene.WorkAsync();
        (await scene.PaymentAsync()).Status.ShouldBeOneOf(PaymentStatus.Canceled, PaymentStatus.Expired);

        await scene.ClickAsync("other");
        await scene.PassAsync(TimeSpan.FromHours(25));
        (await scene.PaymentsAsync()).ShouldAllBe(payment => payment.Status == PaymentStatus.Canceled || payment.Status == PaymentStatus.Expired);
        scene.Seat.Bank().ShouldNotContain(row => row.AwaitsBuyer);
    }

    private static async Task<PaymentState> StateAsync(Scene scene, Payment payment) => (await scene.SendAsync(new GetPaymentStateQuery(payment.PublicId.Value))).Value;
}
