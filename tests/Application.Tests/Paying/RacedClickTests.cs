using CleanAcquiring.Application.Paying.GetPaymentState;
using CleanAcquiring.Application.Paying.StartPayment;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator;
using static CleanAcquiring.Application.Tests.Scenes.Deeds;

namespace CleanAcquiring.Application.Tests.Paying;

/// <summary>What happens while a click is at work: another click, the bank's letter.</summary>
[Collection(OneTown.Name)]
public sealed class RacedClickTests(TownFixture town)
{
    // Before and after the reading of the invoice, the save of the attempt, the opening at the bank.
    private const int BeforeOpening = 5;
    private const int AfterOpening = 6;

    [Fact]
    public async Task A_click_waits_three_seconds_for_the_form_that_another_one_is_opening()
    {
        await using var scene = await Scene.OpenAsync(town);
        Result<StartPaymentOutcome>? second = null;
        var waited = TimeSpan.Zero;
        scene.Town.Gateway.Fate.InterruptAfter(BeforeOpening, async () =>
        {
            var from = scene.Now;
            second = await scene.ClickAsync();
            waited = scene.Now - from;
        });

        var first = (await scene.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        second!.Value.ShouldBeOfType<StartPaymentOutcome.Waiting>().PublicId.ShouldBe(first.PublicId);
        waited.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_form_that_is_open_is_found_without_waiting()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        var from = scene.Now;

        (await scene.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        scene.Now.ShouldBe(from);
    }

    [Theory]
    [InlineData("card", PaymentStatus.Paid)]
    [InlineData("hold", PaymentStatus.Authorized)]
    public async Task Money_that_comes_before_the_answer_of_the_opening_is_kept(string method, PaymentStatus status)
    {
        await using var scene = await Scene.OpenAsync(town);
        scene.Town.Gateway.Fate.InterruptAfter(AfterOpening, async () =>
        {
            scene.Press();
            await scene.DeliverAsync();
        });

        (await scene.ClickAsync(method)).Value.ShouldBeOfType<StartPaymentOutcome.Settling>();

        (await scene.PaymentAsync()).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_code_to_scan_is_shown_while_it_can_be_paid()
    {
        await using var scene = await Scene.OpenAsync(town);
        await SwitchAsync(scene, "sbp", enabled: true, terminal: DemoTerminals.Sbp, form: "sbp");

        var page = (await scene.ClickAsync("sbp")).Value.ShouldBeOfType<StartPaymentOutcome.Opened>().Page.ShouldBeOfType<PaymentPage.QrLink>();
        var payment = await scene.PaymentAsync();

        (await StateAsync(scene, payment)).ShouldSatisfyAllConditions(
            state => state.QrLink.ShouldBe(page.Link),
            state => state.FormLink.ShouldBeNull());
        scene.Trouble("tbank.", Emulator.Mischief.FaultKind.Cut);
        scene.Town.Clock.Advance(TimeSpan.FromDays(1));
        await scene.ClickAsync("sbp");
        (await StateAsync(scene, payment)).Phase.ShouldBe(PaymentPhase.Unknown);
    }

    private static async Task<PaymentState> StateAsync(Scene scene, Payment payment) => (await scene.SendAsync(new GetPaymentStateQuery(payment.PublicId.Value))).Value;
}
