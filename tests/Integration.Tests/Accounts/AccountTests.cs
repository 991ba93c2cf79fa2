using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Integration.Tests.Scenarios;
using static CleanAcquiring.Integration.Tests.Scenarios.ScenarioSteps;

namespace CleanAcquiring.Integration.Tests.Accounts;

/// <summary>What a seller sets up.</summary>
[Collection(OneEnvironment.Name)]
public sealed class AccountTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Methods_are_listed_by_their_code_without_their_secrets()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);

        var methods = (await scenario.SendAsync(new ListMethodsQuery(scenario.Seller))).Value;

        methods.Select(method => method.Code).ShouldBe(["card", "hold", "other"]);
        methods[0].ShouldSatisfyAllConditions(
            method => method.Acquirer.ShouldBe("tbank"),
            method => method.Enabled.ShouldBeTrue(),
            method => method.Settings["terminalKey"].ShouldBe(new SettingView(Settings(scenario)["terminalKey"], null)),
            method => method.Settings["password"].ShouldBe(new SettingView(null, Settings(scenario)["password"]![^4..])),
            method => method.NotificationUrl.AbsolutePath.ShouldStartWith("/notifications/tbank/"));
    }

    [Fact]
    public async Task A_secret_left_out_keeps_its_value_and_a_short_one_shows_nothing()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);

        (await ChangeAsync(scenario, "card", new() { ["terminalKey"] = Settings(scenario)["terminalKey"], ["vat"] = "none" }))
            .Value.Settings["password"]
            .EndsIn.ShouldBe(Settings(scenario)["password"]![^4..]);
        (await ChangeAsync(scenario, "card", new() { ["terminalKey"] = "1", ["password"] = "12345678901" }))
            .Value.Settings["password"]
            .EndsIn.ShouldBe("");
        (await ChangeAsync(scenario, "card", new() { ["terminalKey"] = "1", ["password"] = "123456789012" }))
            .Value.Settings["password"]
            .EndsIn.ShouldBe("9012");
    }

    [Theory]
    [InlineData("terminalKey", "", "settings.is_required")]
    [InlineData("terminalKey", null, "settings.is_required")]
    [InlineData("terminalKey", "a\u0001b", "settings.is_too_long_or_odd")]
    [InlineData("receipts", "perhaps", "settings.is_no_switch")]
    [InlineData("stages", "three", "settings.is_no_option")]
    [InlineData("nosuch", "1", "settings.unknown_key")]
    public async Task A_field_that_is_wrong_is_named(string key, string? value, string code)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["terminalKey"] = "1",
            ["password"] = "secret",
            [key] = value,
        };

        var refusal = (await ChangeAsync(scenario, "card", settings)).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe((code, RefusalKind.Invalid));
        if (code != "settings.unknown_key")
            refusal.Detail.ShouldBe($"{key}: {code["settings.".Length..].Replace('_', ' ')}");
        refusal.Detail.ShouldNotBeNullOrEmpty();
        (await scenario.SendAsync(new ListMethodsQuery(scenario.Seller)))
            .Value[0]
            .Settings["terminalKey"]
            .Value.ShouldBe(Settings(scenario)["terminalKey"]);
    }

    [Theory]
    [InlineData("no code", "tbank", "method.malformed_code")]
    [InlineData("card", "", "method.no_acquirer")]
    [InlineData("card", "nosuch", "method.unknown_acquirer")]
    public async Task A_method_that_cannot_be_is_refused(string code, string acquirer, string refusal)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        (
            await scenario.SendAsync(new ChangeMethodCommand(scenario.Seller, code, acquirer, true, new Dictionary<string, string?>()))
        ).Refusal!.ShouldSatisfyAllConditions(
            it => it.Code.ShouldBe(refusal),
            it => it.Kind.ShouldBe(RefusalKind.Invalid),
            it => it.Detail.ShouldNotBeNullOrEmpty());
    }

    [Fact]
    public async Task Fifty_methods_are_enough()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        for (var number = 4; number <= 50; number++)
            await SwitchAsync(scenario, $"m{number}", enabled: false);

        (await ChangeAsync(scenario, "m51", new() { ["terminalKey"] = "1", ["password"] = "secret" })).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("method.too_many"),
            refusal => refusal.Detail.ShouldNotBeNullOrEmpty());
        (await ChangeAsync(scenario, "m50", new() { ["terminalKey"] = "1", ["password"] = "secret" })).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task A_new_acquirers_form_does_not_inherit_the_secrets_of_another_and_the_address_stays()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var before = (await scenario.SendAsync(new ListMethodsQuery(scenario.Seller))).Value[0];

        var after = (await ChangeAsync(scenario, "card", new() { ["terminalKey"] = "1", ["password"] = "another secret" })).Value;

        after.NotificationUrl.ShouldBe(before.NotificationUrl);
        (await ChangeAsync(scenario, "fresh", new() { ["terminalKey"] = "1" })).Refusal!.Detail.ShouldBe("password: is required");
    }

    [Fact]
    public async Task Settings_are_replaced_by_whoever_saw_the_last_ones()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var settings = SellerSettings.Default with
        {
            Contacts = new SellerContacts(Name: "ООО «Пример»"),
            StatusNames = new StatusNames(["к оплате"], ["оплачен"]),
        };

        (await scenario.SendAsync(new GetSettingsQuery(scenario.Seller))).Value.Version.ShouldBe(0);
        (await scenario.SendAsync(new ChangeSettingsCommand(scenario.Seller, settings, 0))).Value.ShouldSatisfyAllConditions(
            it => it.Version.ShouldBe(1),
            it => it.Settings.ShouldBe(settings));
        (await scenario.SendAsync(new ChangeSettingsCommand(scenario.Seller, settings, 0))).Refusal!.ShouldSatisfyAllConditions(
            it => it.Code.ShouldBe("settings.changed_meanwhile"),
            it => it.Kind.ShouldBe(RefusalKind.Conflict),
            it => it.Detail.ShouldNotBeNullOrEmpty());
        (await scenario.SendAsync(new ChangeSettingsCommand(scenario.Seller, settings, null))).Value.Version.ShouldBe(2);
        (await scenario.SendAsync(new GetSettingsQuery(scenario.Seller))).Value.Settings.Contacts.Name.ShouldBe("ООО «Пример»");
    }

    [Fact]
    public async Task Settings_of_any_length_are_refused()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        (await CodeAsync(new SellerContacts(Phone: new string('1', 100)), StatusNames.None)).ShouldBeNull();
        (await CodeAsync(new SellerContacts(Phone: new string('1', 101)), StatusNames.None)).ShouldBe("settings.contacts");
        (await CodeAsync(new SellerContacts(Name: new string('1', 101)), StatusNames.None)).ShouldBe("settings.contacts");
        (await CodeAsync(new SellerContacts(Email: new string('1', 101)), StatusNames.None)).ShouldBe("settings.contacts");
        (await CodeAsync(SellerContacts.None, new StatusNames(Names(50), Names(50)))).ShouldBeNull();
        (await CodeAsync(SellerContacts.None, new StatusNames(Names(51), []))).ShouldBe("settings.status_names");
        (await CodeAsync(SellerContacts.None, new StatusNames([], Names(51)))).ShouldBe("settings.status_names");
        (await CodeAsync(SellerContacts.None, StatusNames.None with { Refunded = Names(51) })).ShouldBe("settings.status_names");
        (await CodeAsync(SellerContacts.None, StatusNames.None with { Refunded = Names(50) })).ShouldBeNull();
        (await CodeAsync(SellerContacts.None, new StatusNames(["a", ""], []))).ShouldBe("settings.status_names");
        (await CodeAsync(SellerContacts.None, new StatusNames([], [new string('x', 101)]))).ShouldBe("settings.status_names");
        (await CodeAsync(SellerContacts.None, new StatusNames([], [new string('x', 100)]))).ShouldBeNull();

        async Task<string?> CodeAsync(SellerContacts contacts, StatusNames names) =>
            (
                await scenario.SendAsync(
                    new ChangeSettingsCommand(
                        scenario.Seller,
                        SellerSettings.Default with
                        {
                            Contacts = contacts,
                            StatusNames = names,
                        },
                        null
                    )
                )
            )
                .Refusal
                ?.Code;
    }

    [Fact]
    public async Task The_form_is_the_acquirers_own()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        (await scenario.SendAsync(new GetSettingsFormQuery(scenario.Seller))).Value.ShouldHaveSingleItem().Name.ShouldBe("tbank");
    }

    [Fact]
    public async Task Settings_are_tried_at_the_acquirer_as_stored_or_as_typed()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);

        (await CheckAsync(scenario, "card", null, [])).Value.ShouldBeEmpty();
        (await CheckAsync(scenario, "card", null, new() { ["terminalKey"] = Settings(scenario)["terminalKey"] })).Value.ShouldBeEmpty();
        (
            await CheckAsync(
                scenario,
                "card",
                null,
                new() { ["terminalKey"] = Settings(scenario)["terminalKey"], ["password"] = "wrong" }
            )
        ).Value.ShouldNotBeEmpty();
        (await CheckAsync(scenario, "fresh", "tbank", new() { ["terminalKey"] = "1" }))
            .Value.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                problem => problem.Key.ShouldBe("password"),
                problem => problem.Message.Ru.ShouldBe("password: is required")
            );
        (await CheckAsync(scenario, "card", null, new() { ["nosuch"] = "1" })).Value.ShouldHaveSingleItem().Key.ShouldBe("");
        (await CheckAsync(scenario, "fresh", null, [])).Refusal!.Code.ShouldBe("method.not_found");
        (await CheckAsync(scenario, "no code", null, [])).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
        (await CheckAsync(scenario, "fresh", "nosuch", [])).Refusal!.Code.ShouldBe("method.not_found");
    }

    [Fact]
    public void A_command_prints_no_settings()
    {
        var seller = new Application.Accounts.Seller(new TenantKey(Platform.AmoCrm, 1), 2, "ru", null);
        $"{new ChangeMethodCommand(seller, "card", "tbank", true, new Dictionary<string, string?>())}".ShouldBe("method card");
        $"{new CheckSettingsCommand(seller, "card", "tbank", new Dictionary<string, string?>())}".ShouldBe("method card");
        $"{new Application.Accounts.AuthenticateSellerCommand("token", null, true)}".ShouldBe("(token)");
        $"{new Application.Accounts.DisconnectAccountCommand("1", "2", "3")}".ShouldBe("disconnect");
        $"{new Application.Accounts.InstallAccountCommand("code", "host", true, null, null)}".ShouldBe("from host");
        $"{new Application.Notifications.ReceiveNotificationCommand("tbank", "key", null!)}".ShouldBe("from tbank");
    }

    private static IReadOnlyDictionary<string, string?> Settings(PaymentScenario scenario) =>
        scenario.Environment.Acquirer.Settings(AcquirerBehavior.Normal);

    private static List<string> Names(int count) => [.. Enumerable.Range(0, count).Select(number => $"{number}")];

    private static Task<Result<MethodView>> ChangeAsync(PaymentScenario scenario, string code, Dictionary<string, string?> settings) =>
        scenario.SendAsync(new ChangeMethodCommand(scenario.Seller, code, "tbank", Enabled: true, settings));

    private static Task<Result<IReadOnlyList<SettingProblem>>> CheckAsync(
        PaymentScenario scenario,
        string code,
        string? acquirer,
        Dictionary<string, string?> settings
    ) => scenario.SendAsync(new CheckSettingsCommand(scenario.Seller, code, acquirer, settings));
}
