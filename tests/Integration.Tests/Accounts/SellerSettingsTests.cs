using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Accounts;

/// <summary>Methods and settings in the database, and their check at the acquirer.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class SellerSettingsTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Methods_are_listed_by_code_without_their_secrets()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var methods = (await scenario.SendAsync(new ListMethodsQuery(scenario.Seller))).Value;
        var typed = scenario.Environment.Acquirer.Settings(AcquirerBehavior.Normal);
        var secret = (await FormAsync(scenario)).Settings.First(field => field.Secret).Key;

        methods.Select(method => method.Code).ShouldBe(["card", "hold", "other"]);
        methods[0].ShouldSatisfyAllConditions(
            method => method.Acquirer.ShouldBe(scenario.Environment.Acquirer.Name),
            method => method.Enabled.ShouldBeTrue(),
            method => method.Settings[secret].ShouldBe(new SettingView(null, typed[secret]![^4..])),
            method => method.Settings["receipts"].ShouldBe(new SettingView("true", null)),
            method => method.NotificationUrl.AbsolutePath.ShouldStartWith($"/notifications/{scenario.Environment.Acquirer.Name}/"));
    }

    [Fact]
    public async Task Secret_left_out_keeps_its_stored_value()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var typed = scenario.Environment.Acquirer.Settings(AcquirerBehavior.Normal);
        var secret = (await FormAsync(scenario)).Settings.First(field => field.Secret).Key;

        var without = typed.Where(pair => pair.Key != secret).ToDictionary(StringComparer.Ordinal);
        var changed = await scenario.SendAsync(
            new ChangeMethodCommand(scenario.Seller, "card", scenario.Environment.Acquirer.Name, Enabled: true, without));

        changed.Value.Settings[secret].EndsIn.ShouldBe(typed[secret]![^4..]);
        (await scenario.CheckOutAsync()).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Removed_method_is_hidden_and_its_payment_goes_on()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();

        (await scenario.SendAsync(new RemoveMethodCommand(scenario.Seller, "card"))).IsRefused.ShouldBeFalse();
        (await scenario.CheckOutAsync()).Refusal!.Code.ShouldBe("method.unavailable");
        scenario.Press();
        await scenario.DeliverAsync();

        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Paid);
        (await scenario.RefundAsync(await scenario.PaymentAsync(), "key")).Value.Status.ShouldBe(OperationStatus.Succeeded);
    }

    [Fact]
    public async Task Settings_of_the_account_are_saved_with_a_new_version()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var settings = SellerSettings.Default with
        {
            Contacts = new SellerContacts(Name: "ООО «Пример»"),
            StatusNames = new StatusNames(["к оплате"], ["оплачен"]),
        };

        (await scenario.SendAsync(new ChangeSettingsCommand(scenario.Seller, settings, 0))).Value.Current.Version.ShouldBe(1);
        (await scenario.SendAsync(new ChangeSettingsCommand(scenario.Seller, SellerSettings.Default, 0))).Value.IsSaved.ShouldBeFalse();

        var saved = (await scenario.SendAsync(new GetSettingsQuery(scenario.Seller))).Value;
        (saved.Version, saved.Settings.Contacts.Name).ShouldBe((1, "ООО «Пример»"));
        saved.Settings.StatusNames.Paid.ShouldBe(["оплачен"]);
    }

    [Fact]
    public async Task Settings_are_checked_at_the_acquirer_as_stored_or_as_typed()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var secret = (await FormAsync(scenario)).Settings.First(field => field.Secret).Key;
        var wrong = new Dictionary<string, string?>(
            scenario.Environment.Acquirer.Settings(AcquirerBehavior.Normal), StringComparer.Ordinal) { [secret] = "wrong" };

        (await CheckAsync(scenario, [])).Value.ShouldBeEmpty();
        (await CheckAsync(scenario, wrong)).Value.ShouldNotBeEmpty();
    }

    private static async Task<AcquirerProfile> FormAsync(PaymentScenario scenario) =>
        (await scenario.SendAsync(new GetSettingsFormQuery(scenario.Seller))).Value
            .Single(profile => profile.Name == scenario.Environment.Acquirer.Name);

    private static Task<Result<IReadOnlyList<SettingProblem>>> CheckAsync(
        PaymentScenario scenario, Dictionary<string, string?> settings) =>
        scenario.SendAsync(new CheckSettingsCommand(scenario.Seller, "card", null, settings));
}
