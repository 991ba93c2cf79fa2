using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Notifications;

/// <summary>Notifications that are not applied, and notifications that are replayed.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class NotificationTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Notification_with_another_sum_needs_attention()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();
        var notification = scenario.Driver.Notifications[^1];

        await scenario.ReceiveAsync(notification.Altered(FalseClaim.WrongAmount));
        await scenario.ReceiveAsync(notification.Altered(FalseClaim.WrongSignature));
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Pending);

        var items = await AttentionAsync(scenario);
        items.Select(item => item.Reason).ShouldBe([Attention.EvidenceMismatch, Attention.Rejected], ignoreOrder: true);
        items.Single(item => item.Reason == Attention.EvidenceMismatch).ShouldSatisfyAllConditions(
            item => item.OpenedAt.ShouldBe(scenario.Now),
            item => item.Detail!.ShouldEndWith("total=3500.00 RUB"));
    }

    [Fact]
    public async Task Notification_in_another_currency_is_not_applied()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();
        var notification = scenario.Driver.Notifications[^1];

        (await scenario.ReceiveAsync(notification.Altered(FalseClaim.WrongCurrency))).Value.Body.ShouldBe("OK");

        var payment = await scenario.PaymentAsync();
        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Pending, Attention.EvidenceMismatch));
        (await scenario.TimelineAsync(payment))[^1]
            .ShouldBe("payment.evidence_mismatch (said=CONFIRMED; named=3500.00 USD; total=3500.00 RUB)");
        await scenario.ReceiveAsync(notification);
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public async Task Stored_notification_is_replayed_as_a_shadow_and_for_real()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        await scenario.ReplaceTerminalAsync("card", AcquirerBehavior.Sbp);
        scenario.Press();
        await scenario.DeliverAsync();
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Pending);
        await scenario.ReplaceTerminalAsync("card", AcquirerBehavior.Normal);

        var shadow = await RangeAsync(scenario, isShadow: true);
        shadow.Items.Count.ShouldBe(2);
        shadow.Items[^1].ShouldSatisfyAllConditions(
            item => item.Stored.Verdict.ShouldBe("rejected"),
            item => item.Now!.Verdict.ShouldBe("applied"),
            item => item.Now!.Before.ShouldNotBeNull(),
            item => item.After.ShouldBe(PaymentStatus.Paid),
            item => item.Refusal.ShouldBeNull());
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Pending);

        var one = (
            await scenario.SendAsync(new ReplayNotificationCommand(scenario.Seller, shadow.Items[^1].Stored.Id, IsShadow: false))
        ).Value;
        (one.Verdict, one.Detail, one.Before, one.Payment!.Status).ShouldBe(
            ("applied", "CONFIRMED", PaymentStatus.Pending, PaymentStatus.Paid)
        );
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Paid);

        (await RangeAsync(scenario, isShadow: false)).Next.ShouldBeNull();
        (await RangeAsync(scenario, isShadow: true)).Items.ShouldAllBe(item => item.Stored.Verdict == "applied");
        (
            await scenario.SendAsync(new ReplayNotificationCommand(scenario.Seller, new NotificationId(Guid.Empty), IsShadow: true))
        ).Refusal!.Code.ShouldBe("notification.not_found");
    }

    [Fact]
    public async Task Notification_of_a_removed_method_is_replayed()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.PayAsync();
        await scenario.SendAsync(new RemoveMethodCommand(scenario.Seller, "card"));

        (await RangeAsync(scenario, isShadow: false)).Items.ShouldAllBe(item => item.Refusal == null && item.Now!.Verdict == "applied");
    }

    [Fact]
    public async Task Account_that_was_never_installed_replays_nothing()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var stranger = scenario.Seller with { Tenant = new Domain.Accounts.TenantKey(Domain.Accounts.Platform.AmoCrm, 1) };

        (
            await scenario.SendAsync(new ReplayNotificationsCommand(stranger, scenario.Now, scenario.Now.AddDays(1), IsShadow: true))
        ).Refusal!.Code.ShouldBe("account.not_found");
    }

    [Fact]
    public async Task Long_range_is_replayed_in_pieces()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();
        var notification = scenario.Driver.Notifications[^1];
        for (var copy = 0; copy < 201; copy++)
        {
            await scenario.ReceiveAsync(notification, query: $"?copy={copy}");
            scenario.Environment.Clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        var range = await RangeAsync(scenario, isShadow: true);

        range.Items.Count.ShouldBe(200);
        (
            await scenario.SendAsync(
                new ReplayNotificationsCommand(scenario.Seller, range.Next!.Value, scenario.Now.AddDays(1), IsShadow: true)
            )
        ).Value.ShouldSatisfyAllConditions(rest => rest.Items.Count.ShouldBe(1), rest => rest.Next.ShouldBeNull());
    }

    [Fact]
    public async Task Unknown_notification_key_stores_nothing()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();
        var notification = scenario.Driver.Notifications[^1];

        (await scenario.ReceiveAsync(notification, key: "nokey")).Refusal!.Code.ShouldBe("notification.unknown_address");

        (await RangeAsync(scenario, isShadow: true)).Items.ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<AttentionItem>> AttentionAsync(PaymentScenario scenario) =>
        [.. (await scenario.SendAsync(new ListAttentionQuery(scenario.Seller))).Value.Items.Select(view => view.Item)];

    private static async Task<ReplayedRange> RangeAsync(PaymentScenario scenario, bool isShadow) =>
        (
            await scenario.SendAsync(
                new ReplayNotificationsCommand(scenario.Seller, scenario.Now.AddDays(-1), scenario.Now.AddDays(1), isShadow)
            )
        ).Value;
}
