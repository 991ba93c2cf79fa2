using CleanAcquiring.Application.Payments;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Notifications;

/// <summary>An acquirer that changes its notifications without notice.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ChangedSignatureTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Payment_ends_paid_and_attention_lasts_until_one_is_accepted()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        // A refused card, then one that pays: three notifications, each signed in another way than before.
        scenario.Press("decline");
        scenario.Driver.Press(scenario.Driver.Bank()[^1].Id, "pay");
        var genuine = scenario.Driver.Notifications.ToList();
        genuine.Count.ShouldBe(3);
        scenario.Driver.Notifications.Clear();
        foreach (var notification in genuine)
            await scenario.ReceiveAsync(notification.Altered(FalseClaim.OtherAlgorithm));
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Pending);
        (await MostlyRejectedAsync(scenario)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            item => item.Cause.ShouldBe("card"),
            item => item.Detail!.ShouldStartWith("rejected=3; of=3; words="));

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(2));

        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Paid);
        scenario.Driver.Status.ShouldBe("paid");
        // The bank repeats what nobody accepted, and signs as it did.
        foreach (var notification in genuine)
            await scenario.ReceiveAsync(notification);
        (await MostlyRejectedAsync(scenario)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(FalseClaim.NewField)]
    [InlineData(FalseClaim.RenamedStatus)]
    public async Task Payment_ends_paid_whatever_is_renamed_or_added(FalseClaim change)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();
        foreach (var notification in scenario.Driver.Notifications)
            await scenario.ReceiveAsync(notification.Altered(change));
        scenario.Driver.Notifications.Clear();

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(2));

        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Paid);
        (await MostlyRejectedAsync(scenario)).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<AttentionItem>> MostlyRejectedAsync(PaymentScenario scenario) =>
    [
        .. (await scenario.SendAsync(new ListAttentionQuery(scenario.Seller))).Value.Items
            .Select(view => view.Item)
            .Where(item => item.Reason == Attention.MostlyRejected),
    ];
}
