using CleanAcquiring.Application.Accounts.ChangeMethod;
using CleanAcquiring.Application.Accounts.ChangeSettings;
using CleanAcquiring.Application.Accounts.CheckSettings;
using CleanAcquiring.Application.Accounts.GetSettings;
using CleanAcquiring.Application.Accounts.GetSettingsForm;
using CleanAcquiring.Application.Accounts.ListMethods;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Emulator;
using static CleanAcquiring.Application.Tests.Scenes.Deeds;

namespace CleanAcquiring.Application.Tests.Accounts;

/// <summary>What a seller sets up.</summary>
[Collection(OneTown.Name)]
public sealed class AccountTests(TownFixture town)
{
    [Fact]
    public async Task Methods_are_listed_by_their_code_without_their_secrets()
    {
        await using var scene = await Scene.OpenAsync(town);

        var methods = (await scene.SendAsync(new ListMethodsQuery(scene.Seller))).Value;

        methods.Select(method => method.Code).ShouldBe(["card", "hold", "other"]);
        methods[0].ShouldSatisfyAllConditions(
            method => method.Acquirer.ShouldBe("tbank"),
            method => method.Enabled.ShouldBeTrue(),
            method => method.Settings["terminalKey"].ShouldBe(new SettingView(DemoTerminals.Normal.TerminalKey, null)),
            method => method.Settings["password"].ShouldBe(new SettingView(null, DemoTerminals.Normal.Password[^4..])),
            method => method.NotificationUrl.AbsolutePath.ShouldStartWith("/notifications/tbank/"));
    }

    [Fact]
    public async Task A_secret_left_out_keeps_its_value_and_a_short_one_shows_nothing()
    {
        await using var scene = await Scene.OpenAsync(town);

        (await ChangeAsync(scene, "card", new() { ["terminalKey"] = DemoTerminals.Normal.TerminalKey, ["vat"] = "none" })).Value.Settings["password"].EndsIn.ShouldBe(DemoTerminals.Normal.Password[^4..]);
        (await ChangeAsync(scene, "card", new() { ["terminalKey"] = "1", ["password"] = "12345678901" })).Value.Settings["password"].EndsIn.ShouldBe("");
        (await ChangeAsync(scene, "card", new() { ["terminalKey"] = "1", ["password"] = "123456789012" })).Value.Settings["password"].EndsIn.ShouldBe("9012");
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
        await using var scene = await Scene.OpenAsync(town);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["terminalKey"] = "1", ["password"] = "secret", [key] = value };

        var refusal = (await ChangeAsync(scene, "card", settings)).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe((code, RefusalKind.Invalid));
        if (code != "settings.unknown_key")
            refusal.Detail.ShouldBe($"{key}: {code["settings.".Length..].Replace('_', ' ')}");
        refusal.Detail.ShouldNotBeNullOrEmpty();
        (await scene.SendAsync(new ListMethodsQuery(scene.Seller))).Value[0].Settings["terminalKey"].Value.ShouldBe(DemoTerminals.Normal.TerminalKey);
    }

    [Theory]
    [InlineData("no code", "tbank", "method.malformed_code")]
    [InlineData("card", "", "method.no_acquirer")]
    [InlineData("card", "nosuch", "method.unknown_acquirer")]
    public async Task A_method_that_cannot_be_is_refused(string code, string acquirer, string refusal)
    {
        await using var scene = await Scene.OpenAsync(town);
        (await scene.SendAsync(new ChangeMethodCommand(scene.Seller, code, acquirer, true, new Dictionary<string, string?>()))).Refusal!.ShouldSatisfyAllConditions(
            it => it.Code.ShouldBe(refusal),
            it => it.Kind.ShouldBe(RefusalKind.Invalid),
            it => it.Detail.ShouldNotBeNullOrEmpty());
    }

    [Fact]
    public async Task Fifty_methods_are_enough()
    {
        await using var scene = await Scene.OpenAsync(town);
        for (var number = 4; number <= 50; number++)
            await SwitchAsync(scene, $"m{number}", enabled: false);

        (await ChangeAsync(scene, "m51", new() { ["terminalKey"] = "1", ["password"] = "secret" })).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("method.too_many"),
            refusal => refusal.Detail.ShouldNotBeNullOrEmpty());
        (await ChangeAsync(scene, "m50", new() { ["terminalKey"] = "1", ["password"] = "secret" })).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task A_new_acquirers_form_does_not_inherit_the_secrets_of_another_and_the_address_stays()
    {
        await using var scene = await Scene.OpenAsync(town);
        var before = (await scene.SendAsync(new ListMethodsQuery(scene.Seller))).Value[0];

        var after = (await ChangeAsync(scene, "card", new() { ["terminalKey"] = "1", ["password"] = "another secret" })).Value;

        after.NotificationUrl.ShouldBe(before.NotificationUrl);
        (await ChangeAsync(scene, "fresh", new() { ["terminalKey"] = "1" })).Refusal!.Detail.ShouldBe("password: is required");
    }

    [Fact]
    public async Task Settings_are_replaced_by_whoever_saw_the_last_ones()
    {
        await using var scene = await Scene.OpenAsync(town);
        var settings = SellerSettings.Default with { Contacts = new SellerContacts(Name: "ООО «Пример»"), StatusNames = new StatusNames(["к оплате"], ["оплачен"]) };

        (await scene.SendAsync(new GetSettingsQuery(scene.Seller))).Value.Version.ShouldBe(0);
        (await scene.SendAsync(new ChangeSettingsCommand(scene.Seller, settings, 0))).Value.ShouldSatisfyAllConditions(
            it => it.Version.ShouldBe(1),
            it => it.Settings.ShouldBe(settings));
        (await scene.SendAsync(new ChangeSettingsCommand(scene.Seller, settings, 0))).Refusal!.ShouldSatisfyAllConditions(
            it => it.Code.ShouldBe("settings.changed_meanwhile"),
            it => it.Kind.ShouldBe(RefusalKind.Conflict),
            it => it.Detail.ShouldNotBeNullOrEmpty());
        (await scene.SendAsync(new ChangeSettingsCommand(scene.Seller, settings, null))).Value.Version.ShouldBe(2);
        (await scene.SendAsync(new GetSettingsQuery(scene.Seller))).Value.Settings.Contacts.Name.ShouldBe("ООО «Пример»");
    }

    [Fact]
    public async Task Settings_of_any_length_are_refused()
    {
        await using var scene = await Scene.OpenAsync(town);
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
            (await scene.SendAsync(new ChangeSettingsCommand(scene.Seller, SellerSettings.Default with { Contacts = contacts, StatusNames = names }, null))).Refusal?.Code;
    }

    [Fact]
    public async Task The_form_is_the_acquirers_own()
    {
        await using var scene = await Scene.OpenAsync(town);
        (await scene.SendAsync(new GetSettingsFormQuery(scene.Seller))).Value.ShouldHaveSingleItem().Name.ShouldBe("tbank");
    }

    [Fact]
    public async Task Settings_are_tried_at_the_acquirer_as_stored_or_as_typed()
    {
        await using var scene = await Scene.OpenAsync(town);

        (await CheckAsync(scene, "card", null, [])).Value.ShouldBeEmpty();
        (await CheckAsync(scene, "card", null, new() { ["terminalKey"] = DemoTerminals.Normal.TerminalKey })).Value.ShouldBeEmpty();
        (await CheckAsync(scene, "card", null, new() { ["terminalKey"] = DemoTerminals.Normal.TerminalKey, ["password"] = "wrong" })).Value.ShouldNotBeEmpty();
        (await CheckAsync(scene, "fresh", "tbank", new() { ["terminalKey"] = "1" })).Value.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.Key.ShouldBe("password"),
            problem => problem.Message.Ru.ShouldBe("password: is required"));
        (await CheckAsync(scene, "card", null, new() { ["nosuch"] = "1" })).Value.ShouldHaveSingleItem().Key.ShouldBe("");
        (await CheckAsync(scene, "fresh", null, [])).Refusal!.Code.ShouldBe("method.not_found");
        (await CheckAsync(scene, "no code", null, [])).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
        (await CheckAsync(scene, "fresh", "nosuch", [])).Refusal!.Code.ShouldBe("method.not_found");
    }

    [Fact]
    public void A_command_prints_no_settings()
    {
        var seller = new Application.Accounts.AuthenticateSeller.Seller(new TenantKey(Platform.AmoCrm, 1), 2, "ru", null);
        $"{new ChangeMethodCommand(seller, "card", "tbank", true, new Dictionary<string, string?>())}".ShouldBe("method card");
        $"{new CheckSettingsCommand(seller, "card", "tbank", new Dictionary<string, string?>())}".ShouldBe("method card");
        $"{new Application.Accounts.AuthenticateSeller.AuthenticateSellerCommand("token", null, true)}".ShouldBe("(token)");
        $"{new Application.Accounts.DisconnectAccount.DisconnectAccountCommand("1", "2", "3")}".ShouldBe("disconnect");
        $"{new Application.Accounts.InstallAccount.InstallAccountCommand("code", "host", true, null, null)}".ShouldBe("from host");
        $"{new Application.Notifications.ReceiveNotification.ReceiveNotificationCommand("tbank", "key", null!)}".ShouldBe("from tbank");
    }

    private static List<string> Names(int count) => [.. Enumerable.Range(0, count).Select(number => $"{number}")];

    private static Task<Result<MethodView>> ChangeAsync(Scene scene, string code, Dictionary<string, string?> settings) =>
        scene.SendAsync(new ChangeMethodCommand(scene.Seller, code, "tbank", Enabled: true, settings));

    private static Task<Result<IReadOnlyList<SettingProblem>>> CheckAsync(Scene scene, string code, string? acquirer, Dictionary<string, string?> settings) =>
        scene.SendAsync(new CheckSettingsCommand(scene.Seller, code, acquirer, settings));
}
