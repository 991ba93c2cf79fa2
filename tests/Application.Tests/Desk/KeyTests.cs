using CleanAcquiring.Application.Desk.CancelPayment;
using CleanAcquiring.Application.Desk.RefundPayment;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using static CleanAcquiring.Application.Tests.Scenes.Deeds;

namespace CleanAcquiring.Application.Tests.Desk;

/// <summary>An order is given once, however often its key comes.</summary>
[Collection(OneTown.Name)]
public sealed class KeyTests(TownFixture town)
{
    [Fact]
    public async Task A_key_does_a_thing_once_and_only_that_thing()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();

        var first = (await RefundAsync(scene, payment, "key", 100m)).Value;
        (await RefundAsync(scene, payment, "key", 100m)).Value.Number.ShouldBe(first.Number);
        (await RefundAsync(scene, payment, "key")).Value.Number.ShouldBe(first.Number);
        (await RefundAsync(scene, payment, "key", 200m)).Refusal!.Code.ShouldBe("idempotency.key_reused");
        (await RefundAsync(scene, payment, "key", 100m, new LineShare(1, 100m))).Value.Number.ShouldBe(first.Number);
        (await RefundAsync(scene, payment, "key", 100m, new(1, 50m), new(2, 50m))).Refusal!.Code.ShouldBe("idempotency.key_reused");
        (await scene.SendAsync(new CancelPaymentCommand(scene.Seller, payment.Id, "key"))).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("idempotency.key_reused"),
            refusal => refusal.Detail.ShouldNotBeNullOrEmpty(),
            refusal => refusal.Kind.ShouldBe(RefusalKind.Conflict));

        scene.Seat.Bank().ShouldHaveSingleItem().Remaining.ShouldBe(3400m);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("ключ")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();
        (await RefundAsync(scene, payment, key)).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("idempotency.no_key"),
            refusal => refusal.Kind.ShouldBe(RefusalKind.Invalid),
            refusal => refusal.Detail.ShouldNotBeNullOrEmpty());
    }

    [Fact]
    public async Task The_longest_key_and_the_outermost_letters_are_taken()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();
        (await RefundAsync(scene, payment, new string('!', 32) + new string('~', 32), 1m)).IsRefused.ShouldBeFalse();
        (await scene.SendAsync(new RefundPaymentCommand(scene.Seller, PaymentId.New(scene.Now), "k", null, null))).Refusal!.Code.ShouldBe("payment.not_found");
    }
}
