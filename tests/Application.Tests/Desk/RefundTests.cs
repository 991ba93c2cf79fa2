using CleanAcquiring.Application.Accounts.ChangeSettings;
using CleanAcquiring.Application.Ports;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Mischief;
using static CleanAcquiring.Application.Tests.Scenes.Deeds;

namespace CleanAcquiring.Application.Tests.Desk;

/// <summary>Money that a seller gives back.</summary>
[Collection(OneTown.Name)]
public sealed class RefundTests(TownFixture town)
{
    [Fact]
    public async Task A_refund_in_parts_goes_back_to_the_kopeck_and_the_crm_is_told_of_each()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();

        (await RefundAsync(scene, payment, "a", 0.01m)).Value.Status.ShouldBe(OperationStatus.Succeeded);
        await scene.WorkAsync();
        (await RefundAsync(scene, payment, "b")).Value.Amount.ShouldBe(Money.Rub(3499.99m));
        await scene.WorkAsync();

        scene.Seat.Bank().ShouldHaveSingleItem().Remaining.ShouldBe(0m);
        (await scene.PaymentAsync()).Status.ShouldBe(PaymentStatus.Refunded);
        scene.Seat.Notes.Count.ShouldBe(3);
        scene.Seat.Notes.ShouldContain(note => note!.Contains("возвращено 0,01 RUB из 3\u00a0500,00 RUB", StringComparison.Ordinal));
        (await RefundAsync(scene, payment, "c", 0.01m)).Refusal!.Code.ShouldBe("refund.nothing_held");
    }

    [Fact]
    public async Task A_refund_whose_answer_is_lost_is_asked_about_and_never_sent_again()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();
        scene.Town.Gateway.Fate.AnswerToLose = "/Cancel";

        (await RefundAsync(scene, payment, "a", 500m)).Value.Status.ShouldBe(OperationStatus.Unknown);
        (await RefundAsync(scene, payment, "b", 500m)).Refusal!.Code.ShouldBe("operation.under_way");
        await scene.PassAsync(TimeSpan.FromSeconds(10));

        payment = await scene.PaymentAsync();
        (payment.OpenOperation, payment.Refunded).ShouldBe((null, Money.Rub(500m)));
        scene.Seat.Bank().ShouldHaveSingleItem().Remaining.ShouldBe(3000m);
    }

    [Fact]
    public async Task A_refund_that_never_reached_the_bank_is_refused_after_a_long_while()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();
        scene.Trouble("tbank.cancel", FaultKind.Cut);
        (await RefundAsync(scene, payment, "a", 500m)).Value.Status.ShouldBe(OperationStatus.Unknown);
        scene.Calm();

        await scene.PassAsync(TimeSpan.FromMinutes(14));
        (await scene.PaymentAsync()).OpenOperation.ShouldNotBeNull();
        await scene.PassAsync(TimeSpan.FromMinutes(10));

        payment = await scene.PaymentAsync();
        payment.Operations.ShouldHaveSingleItem().Status.ShouldBe(OperationStatus.Refused);
        payment.Held.ShouldBe(Money.Rub(3500m));
        (await scene.StoryAsync(payment)).ShouldContain("refund.refused (CONFIRMED long after the order)");
        (await RefundAsync(scene, payment, "b", 500m)).Value.Status.ShouldBe(OperationStatus.Succeeded);
    }

    [Fact]
    public async Task A_bank_that_cannot_be_asked_leaves_the_order_undone_and_its_key_free()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();
        scene.Trouble("tbank.", FaultKind.Status);

        await Should.ThrowAsync<OutageException>(() => RefundAsync(scene, payment, "a", 500m));
        scene.Calm();

        (await scene.PaymentAsync()).Operations.ShouldHaveSingleItem().Status.ShouldBe(OperationStatus.NotSent);
        (await RefundAsync(scene, payment, "a", 500m)).Value.Status.ShouldBe(OperationStatus.Succeeded);
    }

    [Fact]
    public async Task Lines_are_given_back_as_they_were_chosen_or_spread()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();

        var chosen = (await RefundAsync(scene, payment, "a", 100m, new LineShare(1, 100m))).Value;
        var spread = (await RefundAsync(scene, payment, "b", 50m)).Value;

        chosen.Lines.ShouldBe([new LineShare(1, 100m)]);
        spread.Lines.Sum(line => line.Amount).ShouldBe(50m);
        (await RefundAsync(scene, payment, "c", 1m, new LineShare(99, 1m))).Refusal!.Code.ShouldBe("operation.lines");
    }

    [Fact]
    public async Task Money_beyond_the_sum_lies_on_the_desk_or_goes_back_by_itself()
    {
        await using var scene = await Scene.OpenAsync(town);
        await PayTwiceAsync(scene);
        var second = (await scene.PaymentsAsync()).Single(payment => payment.Attention == Attention.PaidTwice);
        second.Status.ShouldBe(PaymentStatus.Paid);
        scene.Seat.Notes.ShouldContain(note => note!.Contains("эти деньги лишние", StringComparison.Ordinal));

        await using var other = await Scene.OpenAsync(town);
        await other.SendAsync(new ChangeSettingsCommand(other.Seller, SellerSettings.Default with { SecondPayment = SecondPaymentPolicy.Refund }, null));
        await PayTwiceAsync(other);
        (await other.PaymentsAsync()).Select(payment => payment.Status).ShouldBe([PaymentStatus.Paid, PaymentStatus.Refunded], ignoreOrder: true);
        (await other.PaymentsAsync()).MaxBy(payment => payment.PaidAt)!.Status.ShouldBe(PaymentStatus.Refunded);
        other.Seat.Bank().Sum(row => row.Kept).ShouldBe(3500m);
    }

    [Fact]
    public async Task A_return_by_itself_that_the_bank_does_not_take_yet_is_tried_again()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.SendAsync(new ChangeSettingsCommand(scene.Seller, SellerSettings.Default with { SecondPayment = SecondPaymentPolicy.Refund }, null));
        scene.Trouble("tbank.cancel", FaultKind.Status, 429, times: 1);
        await PayTwiceAsync(scene);

        await scene.PassAsync(TimeSpan.FromMinutes(40));

        (await scene.PaymentsAsync()).Sum(payment => payment.Held.Amount).ShouldBe(3500m);
    }

    [Fact]
    public async Task Where_the_method_is_gone_or_another_acquirers_nothing_can_be_ordered()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();
        await scene.SendAsync(new Application.Accounts.RemoveMethod.RemoveMethodCommand(scene.Seller, "card"));

        (await RefundAsync(scene, payment, "a")).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("method.not_found"),
            refusal => refusal.Detail.ShouldNotBeNullOrEmpty());
        (await scene.PaymentAsync()).Operations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_of_the_bank_is_the_orders_end()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();
        await SwitchAsync(scene, "card", enabled: true, terminal: DemoTerminals.Declines);

        var refund = (await RefundAsync(scene, payment, "a")).Value;

        refund.Status.ShouldBe(OperationStatus.Refused);
        (await scene.PaymentAsync()).Held.ShouldBe(Money.Rub(3500m));
    }
}
