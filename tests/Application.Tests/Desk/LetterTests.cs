using CleanAcquiring.Application.Desk.ListAttention;
using CleanAcquiring.Application.Desk.ReplayNotification;
using CleanAcquiring.Application.Desk.ReplayNotifications;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;
using static CleanAcquiring.Application.Tests.Scenes.Deeds;

namespace CleanAcquiring.Application.Tests.Desk;

/// <summary>Letters of the bank that came to nothing, and letters that are read again.</summary>
[Collection(OneTown.Name)]
public sealed class LetterTests(TownFixture town)
{
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
    public async Task Money_in_another_currency_is_kept_on_the_desk_and_not_applied()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Press();
        var letter = scene.Seat.Mail[^1];

        (await scene.HandAsync(letter, LetterText.Altered(letter.Body, new LetterChanges(Currency: "USD"), letter.Terminal))).Value.Body.ShouldBe("OK");

        var payment = await scene.PaymentAsync();
        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Pending, Attention.EvidenceMismatch));
        (await scene.StoryAsync(payment))[^1].ShouldBe("payment.evidence_mismatch (CONFIRMED: 3500.00 USD instead of 3500.00 RUB)");
        await scene.HandAsync(letter);
        (await scene.PaymentAsync()).Status.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public async Task A_stored_letter_is_read_again_first_as_a_shadow()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        await SwitchAsync(scene, "card", enabled: true, terminal: Emulator.DemoTerminals.Sbp);
        scene.Press();
        await scene.DeliverAsync();
        (await scene.PaymentAsync()).Status.ShouldBe(PaymentStatus.Pending);
        await SwitchAsync(scene, "card", enabled: true);

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
    public async Task An_account_that_was_never_installed_has_no_letters()
    {
        await using var scene = await Scene.OpenAsync(town);
        var stranger = scene.Seller with { Tenant = new Domain.Accounts.TenantKey(Domain.Accounts.Platform.AmoCrm, 1) };

        (await scene.SendAsync(new ReplayNotificationsCommand(stranger, scene.Now, scene.Now.AddDays(1), IsShadow: true))).Refusal!.Code.ShouldBe("account.not_found");
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
