using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Holds;

/// <summary>Authorized money that nobody captures, until the acquirer gives it back.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class LapsingHoldTests(EnvironmentFixture environment)
{
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    [Fact]
    public async Task Seller_is_told_twice_until_the_acquirer_gives_it_back()
    {
        await using var scenario = await OpenAtNoonAsync();
        await scenario.AuthorizeAsync();
        var end = EndOfHold(scenario);

        await MoveToAsync(scenario, end.AddHours(-49));
        (await ItemsAsync(scenario)).ShouldBeEmpty();
        await MoveToAsync(scenario, end.AddHours(-48));
        (await ItemsAsync(scenario)).ShouldBe([(Attention.AuthorizationExpires, 1, $"{end:yyyy-MM-ddTHH:mm:sszzz}")]);
        await MoveToAsync(scenario, end.AddHours(-6));
        (await ItemsAsync(scenario)).ShouldHaveSingleItem().Count.ShouldBe(2);
        scenario.Driver.Bank().Single().State.ShouldBe(EmulatedPaymentState.Authorized);

        await MoveToAsync(scenario, end.AddMinutes(31));

        ((await scenario.PaymentAsync()).Status, (await ItemsAsync(scenario)).Count).ShouldBe((PaymentStatus.Canceled, 0));
    }

    [Fact]
    public async Task Chosen_capture_pays_the_invoice()
    {
        await using var scenario = await OpenAtNoonAsync();
        await ChooseCaptureAsync(scenario);
        await scenario.AuthorizeAsync();

        await MoveToAsync(scenario, EndOfHold(scenario).AddHours(-6));

        var payment = await scenario.PaymentAsync();
        (payment.Status, payment.Operations.Single().By, payment.Attention).ShouldBe((PaymentStatus.Paid, null, null));
        (scenario.Driver.Status, scenario.Driver.Bank().Single().NetPaid).ShouldBe(("paid", 3500m));
    }

    [Fact]
    public async Task Capture_that_crashed_before_it_was_sent_is_made_up_for()
    {
        await using var scenario = await OpenAtNoonAsync();
        await ChooseCaptureAsync(scenario);
        await scenario.AuthorizeAsync();
        var end = EndOfHold(scenario);
        scenario.CrashBefore(CallPurpose.Capture);
        await Should.ThrowAsync<Exception>(() => MoveToAsync(scenario, end.AddHours(-6)));
        await scenario.Environment.RestartAsync();
        (await scenario.PaymentAsync()).OpenOperation!.Status.ShouldBe(OperationStatus.Requested);

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(40));

        var payment = await scenario.PaymentAsync();
        payment.Operations.Select(operation => operation.Status).ShouldBe([OperationStatus.Refused, OperationStatus.Succeeded]);
        (payment.Status, scenario.Driver.Bank().Single().NetPaid).ShouldBe((PaymentStatus.Paid, 3500m));
    }

    [Fact]
    public async Task Capture_with_a_lost_response_is_not_repeated()
    {
        await using var scenario = await OpenAtNoonAsync();
        await ChooseCaptureAsync(scenario);
        await scenario.AuthorizeAsync();
        scenario.LoseResponse(CallPurpose.Capture);
        scenario.Fail(CallPurpose.Query, FaultKind.Garbage, times: 1);
        await MoveToAsync(scenario, EndOfHold(scenario).AddHours(-6));

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(40));

        (await scenario.PaymentAsync()).Operations.ShouldHaveSingleItem().Status.ShouldBe(OperationStatus.Succeeded);
        scenario.Driver.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task Hold_in_excess_is_never_captured()
    {
        await using var scenario = await OpenAtNoonAsync();
        await ChooseCaptureAsync(scenario);
        await scenario.CheckOutAsync("card");
        await scenario.CheckOutAsync("hold");
        scenario.Press();
        scenario.Press();
        await scenario.DeliverAsync();
        await scenario.WorkAsync();

        await MoveToAsync(scenario, EndOfHold(scenario).AddHours(-6));

        scenario.Driver.Bank().Select(row => row.State)
            .ShouldBe([EmulatedPaymentState.Captured, EmulatedPaymentState.Authorized], ignoreOrder: true);
        (await ItemsAsync(scenario)).Select(item => item.Reason).ShouldBe([Attention.Excess, Attention.AuthorizationExpires]);
    }

    private async Task<PaymentScenario> OpenAtNoonAsync()
    {
        var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Environment.Clock.Advance(Midnight(scenario).AddDays(1).AddHours(12) - scenario.Now);
        return scenario;
    }

    // The seventh day is the last, by the bank's own clock.
    private static DateTimeOffset EndOfHold(PaymentScenario scenario) => Midnight(scenario).AddDays(7);

    private static DateTimeOffset Midnight(PaymentScenario scenario) => new(scenario.Now.ToOffset(Moscow).Date, Moscow);

    private static async Task MoveToAsync(PaymentScenario scenario, DateTimeOffset time)
    {
        scenario.Environment.Clock.Advance(time - scenario.Now);
        await scenario.WorkAsync();
    }

    private static async Task<IReadOnlyList<(string Reason, int Count, string? Detail)>> ItemsAsync(PaymentScenario scenario) =>
    [
        .. (await scenario.SendAsync(new ListAttentionQuery(scenario.Seller))).Value.Items
            .Select(view => (view.Item.Reason, view.Item.Count, view.Item.Detail)),
    ];

    private static async Task ChooseCaptureAsync(PaymentScenario scenario)
    {
        var settings = SellerSettings.Default with { Holds = HoldPolicy.Capture };
        (await scenario.SendAsync(new ChangeSettingsCommand(scenario.Seller, settings, 0))).Value.IsSaved.ShouldBeTrue();
    }
}
