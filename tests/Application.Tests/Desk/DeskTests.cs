using CleanAcquiring.Application.Desk.GetPayment;
using CleanAcquiring.Application.Desk.ListAttention;
using CleanAcquiring.Application.Desk.ListPayments;
using CleanAcquiring.Application.Desk.ResyncPayment;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Mischief;

namespace CleanAcquiring.Application.Tests.Desk;

/// <summary>What a seller sees, and what he has told again.</summary>
[Collection(OneTown.Name)]
public sealed class DeskTests(TownFixture town)
{
    [Fact]
    public async Task Each_reason_to_look_is_there_with_its_age_and_its_payment()
    {
        await using var scene = await Scene.OpenAsync(town);
        (await AttentionAsync(scene)).ShouldBeEmpty();

        scene.Town.Gateway.Fate.AnswerToLose = "/Init";
        await scene.ClickAsync();
        var lost = await scene.PaymentAsync();
        (await AttentionAsync(scene)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            item => item.Reason.ShouldBe("payment.unknown"),
            item => item.Since.ShouldBe(lost.CreatedAt),
            item => item.Payment!.Id.ShouldBe(lost.Id));
        await scene.PassAsync(TimeSpan.FromSeconds(5));
        (await AttentionAsync(scene)).ShouldBeEmpty();

        await scene.ClickAsync();
        scene.Town.Clock.Advance(TimeSpan.FromHours(25));
        (await AttentionAsync(scene)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            item => item.Reason.ShouldBe("payment.overdue"),
            item => item.Since.ShouldBe(item.Payment!.ExpiresAt));
    }

    [Fact]
    public async Task An_order_without_an_end_and_work_that_was_given_up_are_there()
    {
        await using var scene = await Scene.OpenAsync(town);
        scene.Trouble("amocrm.elements.patch", FaultKind.Status, 400);
        var payment = await scene.PaidAsync();
        scene.Town.Gateway.Fate.AnswerToLose = "/Cancel";
        await scene.SendAsync(new Application.Desk.RefundPayment.RefundPaymentCommand(scene.Seller, payment.Id, "k", Money.Rub(1m), null));

        var items = await AttentionAsync(scene);

        items.Select(item => item.Reason).ShouldBe([Attention.WorkGivenUp, "operation.unknown", Attention.WorkGivenUp]);
        items[1].ShouldSatisfyAllConditions(item => item.Detail.ShouldNotBeNull(), item => item.Since.ShouldBe(scene.Now));
        items[2].Detail!.ShouldStartWith("UpdateInvoice: ");
    }

    [Fact]
    public async Task Told_again_by_the_sellers_wish()
    {
        await using var scene = await Scene.OpenAsync(town);
        scene.Trouble("amocrm.elements.patch", FaultKind.Status, 400);
        var payment = await scene.PaidAsync();
        scene.Calm();

        (await scene.SendAsync(new ResyncPaymentCommand(scene.Seller, payment.Id))).Value.Owes(FollowUpKind.UpdateInvoice).ShouldBeTrue();
        await scene.WorkAsync();

        scene.Seat.Status.ShouldBe("paid");
        (await scene.SendAsync(new ResyncPaymentCommand(scene.Seller, PaymentId.New(scene.Now)))).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("payment.not_found"),
            refusal => refusal.Kind.ShouldBe(RefusalKind.NotFound),
            refusal => refusal.Detail.ShouldNotBeNullOrEmpty());
        (await scene.SendAsync(new GetPaymentQuery(scene.Seller, PaymentId.New(scene.Now)))).Refusal!.Code.ShouldBe("payment.not_found");
    }

    [Fact]
    public async Task Payments_are_listed_in_pages_and_found_by_their_time()
    {
        await using var scene = await Scene.OpenAsync(town);
        var begun = scene.Now;
        for (var attempt = 0; attempt < 51; attempt++)
        {
            await scene.ClickAsync();
            scene.Press("decline");
            await scene.DeliverAsync();
            scene.Town.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = (await scene.SendAsync(new ListPaymentsQuery(scene.Seller, new PaymentSearch()))).Value;
        var second = (await scene.SendAsync(new ListPaymentsQuery(scene.Seller, new PaymentSearch { After = first.Next }))).Value;

        (first.Items.Count, second.Items.Count, second.Next).ShouldBe((50, 1, null));
        first.Items.Concat(second.Items).Select(payment => payment.Id).ShouldBeUnique();
        (await scene.SendAsync(new ListPaymentsQuery(scene.Seller, new PaymentSearch { CreatedBefore = first.Items[0].CreatedAt }))).Value.ShouldSatisfyAllConditions(
            page => page.Items.Count.ShouldBe(50),
            page => page.Next.ShouldBeNull());
        var some = new PaymentSearch { CreatedFrom = begun.AddSeconds(10), CreatedBefore = begun.AddSeconds(60) };
        (await scene.SendAsync(new ListPaymentsQuery(scene.Seller, some))).Value.Items.ShouldSatisfyAllConditions(
            items => items.Count.ShouldBeLessThan(50),
            items => items.ShouldAllBe(payment => payment.CreatedAt >= begun.AddSeconds(10) && payment.CreatedAt < begun.AddSeconds(60)));

        var report = (await scene.SendAsync(new Application.Desk.ReconcilePayments.ReconcilePaymentsCommand(scene.Seller, new PaymentSearch(), IsShadow: true))).Value;
        (report.Compared, report.Items.Count).ShouldBe((20, 0));
        report.Next.ShouldBe(new PaymentPosition(first.Items[19].CreatedAt, first.Items[19].OrderId));
        (await scene.SendAsync(new Application.Desk.ReconcilePayments.ReconcilePaymentsCommand(scene.Seller, new PaymentSearch { After = first.Next }, IsShadow: true))).Value.Compared.ShouldBe(1);
    }

    private static async Task<IReadOnlyList<AttentionItem>> AttentionAsync(Scene scene) => (await scene.SendAsync(new ListAttentionQuery(scene.Seller))).Value;
}
