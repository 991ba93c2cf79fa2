using CleanAcquiring.Application.Accounts.ChangeSettings;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Application.Tests.Scenes.Deeds;

namespace CleanAcquiring.Application.Tests.FollowUps;

/// <summary>What amoCRM shows of an invoice whose money went back.</summary>
[Collection(OneTown.Name)]
public sealed class ReturnedInvoiceTests(TownFixture town)
{
    [Fact]
    public async Task It_is_left_as_it_is_where_the_seller_named_no_status_for_it()
    {
        await using var scene = await Scene.OpenAsync(town);
        await RefundAsync(scene, await scene.PaidAsync(), "k");
        await scene.WorkAsync();

        (scene.Seat.Status, scene.Seat.Invoice.Writes, scene.Seat.Notes.Count).ShouldBe(("paid", 1, 2));
    }

    [Fact]
    public async Task It_gets_the_sellers_status_when_the_last_kopeck_is_back_and_not_before()
    {
        await using var scene = await Scene.OpenAsync(town);
        await TeachAsync(scene, "возврат");
        var payment = await scene.PaidAsync();

        await RefundAsync(scene, payment, "a", 3499.99m);
        await scene.WorkAsync();
        scene.Seat.Status.ShouldBe("paid");
        await RefundAsync(scene, payment, "b");
        await scene.WorkAsync();

        NameOf(scene).ShouldBe("Возврат");
        (await scene.StoryAsync(payment)).ShouldContain("invoice.status_sent (Refunded)");
        scene.Seat.Notes.Count.ShouldBe(3);
        (await scene.PaymentAsync()).Attention.ShouldBeNull();
        (await scene.ClickAsync()).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("invoice.status.refunded"),
            refusal => refusal.Kind.ShouldBe(RefusalKind.AskSeller));
    }

    [Fact]
    public async Task A_second_payment_that_goes_back_leaves_it_paid()
    {
        await using var scene = await Scene.OpenAsync(town);
        await TeachAsync(scene, "возврат");
        await PayTwiceAsync(scene);

        await RefundAsync(scene, (await scene.PaymentsAsync()).Single(payment => payment.Attention == Attention.PaidTwice), "k");
        await scene.WorkAsync();

        scene.Seat.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task What_somebody_marked_otherwise_meanwhile_stays_so()
    {
        await using var scene = await Scene.OpenAsync(town);
        await TeachAsync(scene, "возврат");
        var payment = await scene.PaidAsync();
        scene.Seat.Mark("created");

        await RefundAsync(scene, payment, "k");
        await scene.WorkAsync();

        (scene.Seat.Status, scene.Seat.Invoice.Writes).ShouldBe(("created", 1));
    }

    [Fact]
    public async Task A_name_that_the_account_does_not_have_is_on_the_desk_until_it_is_mended()
    {
        await using var scene = await Scene.OpenAsync(town);
        await TeachAsync(scene, "возвращён");
        var payment = await scene.PaidAsync();
        await RefundAsync(scene, payment, "k");
        await scene.WorkAsync();
        (await scene.FindAsync(payment.Id)).FollowUps.Single(work => work.Kind == FollowUpKind.UpdateInvoice).LastError.ShouldBe("no such status in this account");

        await TeachAsync(scene, "возврат");
        await scene.SendAsync(new Application.Desk.ResyncPayment.ResyncPaymentCommand(scene.Seller, payment.Id));
        await scene.WorkAsync();

        (NameOf(scene), scene.Seat.Notes.Count).ShouldBe(("Возврат", 2));
    }

    private static async Task TeachAsync(Scene scene, string name) => (await scene.SendAsync(
        new ChangeSettingsCommand(scene.Seller, SellerSettings.Default with { StatusNames = StatusNames.None with { Refunded = [name] } }, null))).IsRefused.ShouldBeFalse();

    private static string? NameOf(Scene scene) => (string?)scene.Seat.Invoice.First("BILL_STATUS")?["value"];
}
