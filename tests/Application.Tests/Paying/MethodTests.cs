using CleanAcquiring.Application.Accounts.RemoveMethod;
using CleanAcquiring.Application.Paying.StartPayment;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Common;
using static CleanAcquiring.Application.Tests.Scenes.Deeds;

namespace CleanAcquiring.Application.Tests.Paying;

/// <summary>Which way to pay a click takes.</summary>
[Collection(OneTown.Name)]
public sealed class MethodTests(TownFixture town)
{
    [Fact]
    public async Task Without_a_method_the_buyer_chooses_or_takes_the_only_one()
    {
        await using var scene = await Scene.OpenAsync(town);
        (await scene.ClickAsync(null)).Value.ShouldBeOfType<StartPaymentOutcome.MethodChoice>().Methods.ShouldSatisfyAllConditions(
            options => options.Select(option => option.Code.Value).ShouldBe(["card", "hold", "other"], ignoreOrder: true),
            options => options.ShouldAllBe(option => option.AcquirerTitle == "Т‑Банк"));

        await SwitchAsync(scene, "other", enabled: false);
        await SwitchAsync(scene, "hold", enabled: false);

        (await scene.ClickAsync(null)).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
        (await scene.PaymentAsync()).Method.Value.ShouldBe("card");
    }

    [Fact]
    public async Task A_method_that_is_off_or_unknown_is_not_available()
    {
        await using var scene = await Scene.OpenAsync(town);
        await SwitchAsync(scene, "other", enabled: false);

        (await scene.ClickAsync("other")).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("method.unavailable"),
            refusal => refusal.Kind.ShouldBe(RefusalKind.MethodUnavailable),
            refusal => refusal.Detail.ShouldNotBeNullOrEmpty(),
            refusal => refusal.Hints.ShouldNotBeNull());
        (await scene.ClickAsync("nosuch")).Refusal!.Code.ShouldBe("method.unavailable");
        foreach (var code in new[] { "card", "hold", "other" })
            await SwitchAsync(scene, code, enabled: false);
        (await scene.ClickAsync(null)).Refusal!.Code.ShouldBe("method.unavailable");
    }

    [Fact]
    public async Task A_method_with_a_payment_under_way_is_not_removed()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();

        (await scene.SendAsync(new RemoveMethodCommand(scene.Seller, "card"))).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("method.in_use"),
            refusal => refusal.Detail.ShouldNotBeNullOrEmpty());
        (await scene.SendAsync(new RemoveMethodCommand(scene.Seller, "nosuch"))).Refusal!.Code.ShouldBe("method.not_found");
        (await scene.SendAsync(new RemoveMethodCommand(scene.Seller, "other"))).IsRefused.ShouldBeFalse();
        (await scene.ClickAsync("other")).Refusal!.Code.ShouldBe("method.unavailable");
    }
}
