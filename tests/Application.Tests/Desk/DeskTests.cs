using CleanAcquiring.Application.Desk.GetPayment;
using CleanAcquiring.Application.Desk.ListAttention;
using CleanAcquiring.Application.Desk.ListPayments;
using CleanAcquiring.Application.Desk.ReplayNotification;
using CleanAcquiring.Application.Desk.ReplayNotifications;
using CleanAcquiring.Application.Desk.ResyncPayment;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;
using CleanAcquiring.Emulator.Mischief;

namespace CleanAcquiring.Application.Tests.Desk;

/// <summary>What a seller sees, and what he has read and told again.</summary>
public sealed class DeskTests(TownFixture town) : IClassFixture<TownFixture>
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
        var some = new PaymentSearch { CreatedFrom = begun.AddSeconds(10), CreatedBefore = begun.AddSeconds(60) };
        (await scene.SendAsync(new ListPaymentsQuery(scene.Seller, some))).Value.Items.ShouldSatisfyAllConditions(
            items => items.Count.ShouldBeLessThan(50),
            items => items.ShouldAllBe(payment => payment.CreatedAt >= begun.AddSeconds(10) && payment.CreatedAt < begun.AddSeconds(60)));

        var report = (await scene.SendAsync(new Application.Desk.ReconcilePayments.ReconcilePaymentsCommand(scene.Seller, new PaymentSearch(), IsShadow: true))).Value;
        (report.Compared, report.Items.Count).ShouldBe((20, 0));
        report.Next.ShouldBe(new PaymentPosition(first.Items[19].CreatedAt, first.Items[19].OrderId));
        (await scene.SendAsync(new Application.Desk.ReconcilePayments.ReconcilePaymentsCommand(scene.Seller, new PaymentSearch { After = first.Next }, IsShadow: true))).Value.Compared.ShouldBe(1);
    }

    [Fact]
    public async Task Letters_that_came_to_nothing_are_on_the_desk()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Press();
        var letter = scene.Seat.Mail[^1];

        await scene.HandAsync(letter, LetterText.Altered(letter.Body, new LetterChanges(Amount: 1), letter.Terminal));
        await scene.HandAsync(letter, LetterText.Altered(letter.Body, new LetterChanges(Status: "CONFIRMED", BadToken: true), letter.Terminal));
        (await scene.PaymentAsync()).Status.ShouldBe(PaymentStatus.Pending);

        var items = await AttentionAsync(scene);
        items.Select(item => item.Reason).ShouldBe([Attention.EvidenceMismatch, "notification.mismatch"], ignoreOrder: true);
        items.Single(item => item.Notification is not null).ShouldSatisfyAllConditions(
            item => item.Since.ShouldBe(scene.Now),
            item => item.Payment.ShouldBeNull(),
            item => item.Detail.ShouldBe("CONFIRMED"));
    }

    [Fact]
    public async Task A_stored_letter_is_read_again_first_as_a_shadow()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        await Paying.ClickTests.SwitchAsync(scene, "card", enabled: true, terminal: Emulator.DemoTerminals.Sbp);
        scene.Press();
        await scene.DeliverAsync();
        (await scene.PaymentAsync()).Status.ShouldBe(PaymentStatus.Pending);
        await Paying.ClickTests.SwitchAsync(scene, "card", enabled: true);

        var shadow = await RangeAsync(scene, isShadow: true);
        shadow.Items.Count.ShouldBe(2);
        shadow.Items[^1].ShouldSatisfyAllConditions(
            item => item.Stored.Verdict.ShouldBe("forged"),
            item => item.Now!.Verdict.ShouldBe("applied"),
            item => item.Now!.Before.ShouldNotBeNull(),
            item => item.After.ShouldBe(PaymentStatus.Paid),
            item => item.Refusal.ShouldBeNull());
        (await scene.PaymentAsync()).Status.ShouldBe(PaymentStatus.Pending);

        var one = (await scene.SendAsync(new ReplayNotificationCommand(scene.Seller, shadow.Items[^1].Stored.Id, IsShadow: false))).Value;
        (one.Verdict, one.Detail, one.Before, one.Payment!.Status).ShouldBe(("applied", "CONFIRMED", PaymentStatus.Pending, PaymentStatus.Paid));
        (await scene.PaymentAsync()).Status.ShouldBe(PaymentStatus.Paid);

        (await RangeAsync(scene, isShadow: false)).Next.ShouldBeNull();
        (await RangeAsync(scene, isShadow: true)).Items.ShouldAllBe(item => item.Stored.Verdict == "applied");
        (await scene.SendAsync(new ReplayNotificationCommand(scene.Seller, new NotificationId(Guid.Empty), IsShadow: true))).Refusal!.Code.ShouldBe("notification.not_found");
    }

    [Fact]
    public async Task A_letter_for_a_method_that_is_gone_cannot_be_read_again()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.PaidAsync();
        await scene.SendAsync(new Application.Accounts.RemoveMethod.RemoveMethodCommand(scene.Seller, "card"));

        (await RangeAsync(scene, isShadow: false)).Items.ShouldAllBe(item => item.Refusal == "method.not_found" && item.Now == null && item.After == null);
    }

    [Fact]
    public async Task A_long_range_is_read_in_pieces()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Press();
        var letter = scene.Seat.Mail[^1];
        for (var copy = 0; copy < 201; copy++)
        {
            await scene.HandAsync(letter);
            scene.Town.Clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        var range = await RangeAsync(scene, isShadow: true);

        range.Items.Count.ShouldBe(200);
        (await scene.SendAsync(new ReplayNotificationsCommand(scene.Seller, range.Next!.Value, scene.Now.AddDays(1), IsShadow: true))).Value.ShouldSatisfyAllConditions(
            rest => rest.Items.Count.ShouldBe(1),
            rest => rest.Next.ShouldBeNull());
    }

    [Fact]
    public async Task An_address_or_an_acquirer_that_nobody_has_is_told_so_and_keeps_nothing()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Press();
        var letter = scene.Seat.Mail[^1];

        (await scene.HandAsync(letter, key: "nokey")).Refusal!.Code.ShouldBe("notification.unknown_address");

        (await RangeAsync(scene, isShadow: true)).Items.ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<AttentionItem>> AttentionAsync(Scene scene) => (await scene.SendAsync(new ListAttentionQuery(scene.Seller))).Value;

    private static async Task<ReplayedRange> RangeAsync(Scene scene, bool isShadow) =>
        (await scene.SendAsync(new ReplayNotificationsCommand(scene.Seller, scene.Now.AddDays(-1), scene.Now.AddDays(1), isShadow))).Value;
}
