using CleanAcquiring.Application.Desk.CancelPayment;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Mischief;
using static CleanAcquiring.Application.Tests.Scenes.Deeds;

namespace CleanAcquiring.Application.Tests.Desk;

/// <summary>Money that a seller takes or releases.</summary>
[Collection(OneTown.Name)]
public sealed class HoldTests(TownFixture town)
{
    [Fact]
    public async Task A_hold_is_captured_in_part_and_the_desk_sees_the_difference()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await HeldAsync(scene);

        (await CaptureAsync(scene, payment, "a", 3500.01m)).Refusal!.Code.ShouldBe("capture.beyond_held");
        (await CaptureAsync(scene, payment, "b", 1000m)).Value.Status.ShouldBe(OperationStatus.Succeeded);
        await scene.WorkAsync();

        payment = await scene.PaymentAsync();
        (payment.Status, payment.Amount, payment.Attention).ShouldBe((PaymentStatus.Paid, Money.Rub(1000m), Attention.InvoiceSumChanged));
        (scene.Seat.Status, scene.Seat.Bank().Single().Kept).ShouldBe(("partially_paid", 1000m));
    }

    [Fact]
    public async Task A_capture_that_the_bank_never_saw_leaves_the_hold()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await HeldAsync(scene);
        scene.Trouble("tbank.confirm", FaultKind.Cut);
        (await CaptureAsync(scene, payment, "a")).Value.Status.ShouldBe(OperationStatus.Unknown);
        scene.Calm();

        await scene.PassAsync(TimeSpan.FromMinutes(30));

        payment = await scene.PaymentAsync();
        (payment.Status, payment.Operations.Single().Status).ShouldBe((PaymentStatus.Authorized, OperationStatus.Refused));
        (await CaptureAsync(scene, payment, "b")).Value.Status.ShouldBe(OperationStatus.Succeeded);
    }

    [Fact]
    public async Task A_capture_whose_answer_is_lost_is_found_by_asking()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await HeldAsync(scene);
        scene.Town.Gateway.Fate.AnswerToLose = "/Confirm";
        scene.Trouble("tbank.getstate", FaultKind.Garbage, times: 1);
        (await CaptureAsync(scene, payment, "a")).Value.Status.ShouldBe(OperationStatus.Unknown);

        await scene.PassAsync(TimeSpan.FromSeconds(10));

        payment = await scene.PaymentAsync();
        (payment.Status, payment.Operations.Single().Status).ShouldBe((PaymentStatus.Paid, OperationStatus.Succeeded));
        scene.Seat.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task A_hold_is_released()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await HeldAsync(scene);

        (await scene.SendAsync(new CancelPaymentCommand(scene.Seller, payment.Id, "a"))).Value.Status.ShouldBe(OperationStatus.Succeeded);

        (await scene.PaymentAsync()).Status.ShouldBe(PaymentStatus.Canceled);
        (await scene.SendAsync(new CancelPaymentCommand(scene.Seller, payment.Id, "b"))).Refusal!.Code.ShouldBe("cancel.over");
        scene.Seat.Status.ShouldBe("created");
    }

    [Fact]
    public async Task A_release_that_the_bank_never_saw_is_refused_after_a_long_while()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await HeldAsync(scene);
        scene.Trouble("tbank.cancel", FaultKind.Cut);
        (await scene.SendAsync(new CancelPaymentCommand(scene.Seller, payment.Id, "a"))).Value.Status.ShouldBe(OperationStatus.Unknown);
        scene.Calm();

        await scene.PassAsync(TimeSpan.FromMinutes(30));

        payment = await scene.PaymentAsync();
        (payment.Status, payment.Operations.Single().Status).ShouldBe((PaymentStatus.Authorized, OperationStatus.Refused));
    }
}
