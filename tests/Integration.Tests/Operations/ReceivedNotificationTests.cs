using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Integration.Tests.Scenarios;
using static CleanAcquiring.Integration.Tests.Scenarios.ScenarioSteps;

namespace CleanAcquiring.Integration.Tests.Operations;

/// <summary>Notifications of the bank that came to nothing, and notifications that are read again.</summary>
[Collection(OneEnvironment.Name)]
public sealed class ReceivedNotificationTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Letters_that_came_to_nothing_are_on_the_desk()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Press();
        var notification = scenario.Driver.Notifications[^1];

        await scenario.HandAsync(notification.Altered(FalseClaim.WrongAmount));
        await scenario.HandAsync(notification.Altered(FalseClaim.WrongSignature));
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Pending);

        var items = await AttentionAsync(scenario);
        items.Select(item => item.Reason).ShouldBe([Attention.EvidenceMismatch, "notification.mismatch"], ignoreOrder: true);
        items.Single(item => item.Notification is not null).ShouldSatisfyAllConditions(
            item => item.Since.ShouldBe(scenario.Now),
            item => item.Payment.ShouldBeNull(),
            item => item.Detail.ShouldBe("CONFIRMED"));
    }

    [Fact]
    public async Task Money_in_another_currency_is_kept_on_the_desk_and_not_applied()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Press();
        var notification = scenario.Driver.Notifications[^1];

        (await scenario.HandAsync(notification.Altered(FalseClaim.WrongCurrency))).Value.Body.ShouldBe("OK");

        var payment = await scenario.PaymentAsync();
        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Pending, Attention.EvidenceMismatch));
        (await scenario.TimelineAsync(payment))[^1].ShouldBe("payment.evidence_mismatch (CONFIRMED: 3500.00 USD instead of 3500.00 RUB)");
        await scenario.HandAsync(notification);
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public async Task A_stored_letter_is_read_again_first_as_a_shadow()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        await SwitchAsync(scenario, "card", enabled: true, behavior: AcquirerBehavior.Sbp);
        scenario.Press();
        await scenario.DeliverAsync();
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Pending);
        await SwitchAsync(scenario, "card", enabled: true);

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
    public async Task A_letter_for_a_method_that_is_gone_cannot_be_read_again()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.PaidAsync();
        await scenario.SendAsync(new Application.Accounts.RemoveMethodCommand(scenario.Seller, "card"));

        (await RangeAsync(scenario, isShadow: false)).Items.ShouldAllBe(item =>
            item.Refusal == "method.not_found" && item.Now == null && item.After == null
        );
    }

    [Fact]
    public async Task An_account_that_was_never_installed_has_no_letters()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var stranger = scenario.Seller with { Tenant = new Domain.Accounts.TenantKey(Domain.Accounts.Platform.AmoCrm, 1) };

        (
            await scenario.SendAsync(new ReplayNotificationsCommand(stranger, scenario.Now, scenario.Now.AddDays(1), IsShadow: true))
        ).Refusal!.Code.ShouldBe("account.not_found");
    }

    [Fact]
    public async Task A_long_range_is_read_in_pieces()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Press();
        var notification = scenario.Driver.Notifications[^1];
        for (var copy = 0; copy < 201; copy++)
        {
            await scenario.HandAsync(notification);
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
    public async Task An_address_or_an_acquirer_that_nobody_has_is_told_so_and_keeps_nothing()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Press();
        var notification = scenario.Driver.Notifications[^1];

        (await scenario.HandAsync(notification, key: "nokey")).Refusal!.Code.ShouldBe("notification.unknown_address");

        (await RangeAsync(scenario, isShadow: true)).Items.ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<AttentionItem>> AttentionAsync(PaymentScenario scenario) =>
        (await scenario.SendAsync(new ListAttentionQuery(scenario.Seller))).Value;

    private static async Task<ReplayedRange> RangeAsync(PaymentScenario scenario, bool isShadow) =>
        (
            await scenario.SendAsync(
                new ReplayNotificationsCommand(scenario.Seller, scenario.Now.AddDays(-1), scenario.Now.AddDays(1), isShadow)
            )
        ).Value;
}
