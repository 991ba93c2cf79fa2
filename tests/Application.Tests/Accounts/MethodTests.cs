using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.Accounts;

/// <summary>Payment methods as their seller sets them up.</summary>
public sealed class MethodTests
{
    private readonly UseCases app = new(new FakeAcquirer("other_bank"));

    public MethodTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task Methods_are_listed_by_code_without_their_secrets()
    {
        await ChangeAsync("alpha", new() { ["shop"] = "2", ["password"] = "another-password" });

        var methods = (await app.SendAsync(new ListMethodsQuery(UseCases.Seller))).Value;

        methods.Select(method => method.Code).ShouldBe(["alpha", "card"]);
        methods[1].ShouldSatisfyAllConditions(
            method => method.Acquirer.ShouldBe("acme"),
            method => method.Enabled.ShouldBeTrue(),
            method => method.Settings["shop"].ShouldBe(new SettingView("1", null)),
            method => method.Settings["password"].ShouldBe(new SettingView(null, AMethod.Password[^4..])),
            method => method.NotificationUrl.AbsolutePath.ShouldBe($"/notifications/acme/{AMethod.KeyOf("card")}"));
    }

    [Fact]
    public async Task New_method_has_a_random_notification_key()
    {
        var first = (await ChangeAsync("alpha", new() { ["shop"] = "2", ["password"] = "secret" })).Value;
        var second = (await ChangeAsync("beta", new() { ["shop"] = "2", ["password"] = "secret" })).Value;

        first.NotificationUrl.Segments[^1].Length.ShouldBe(24);
        second.NotificationUrl.ShouldNotBe(first.NotificationUrl);
    }

    [Fact]
    public async Task Saved_method_has_its_address_registered()
    {
        var saved = (await ChangeAsync("alpha", new() { ["shop"] = "2", ["password"] = "secret" })).Value;

        app.Acquirer.Registered.ShouldBe([("2", saved.NotificationUrl)]);
        saved.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Acquirer_that_is_down_leaves_the_method_saved_and_tells()
    {
        app.Acquirer.IsDown = true;

        var saved = (await ChangeAsync("alpha", new() { ["shop"] = "2", ["password"] = "secret" })).Value;

        saved.Problems.ShouldHaveSingleItem().Message.En.ShouldContain("not registered");
        (await ListedAsync("alpha")).Problems.ShouldBe(saved.Problems);
    }

    [Fact]
    public async Task Problem_of_a_method_ends_with_a_save_that_has_none()
    {
        app.Acquirer.IsDown = true;
        await ChangeAsync("alpha", new() { ["shop"] = "2", ["password"] = "secret" });
        app.Acquirer.IsDown = false;

        await ChangeAsync("alpha", new() { ["shop"] = "2" });

        (await ListedAsync("alpha")).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Secret_left_out_keeps_its_value()
    {
        (await ChangeAsync("card", new() { ["shop"] = "2" })).IsRefused.ShouldBeFalse();

        var settings = (await app.SendAsync(new ListMethodsQuery(UseCases.Seller))).Value[0].Settings;
        (settings["shop"].Value, settings["password"].EndsIn).ShouldBe(("2", AMethod.Password[^4..]));
    }

    [Fact]
    public async Task Pasted_settings_lose_what_nobody_sees()
    {
        const string Pasted = "\u200epass\u200bword-1234\u2060 ";

        var settings = (await ChangeAsync("card", new() { ["shop"] = "\ufeff 2\u200b\u00a0", ["password"] = Pasted })).Value.Settings;

        (settings["shop"].Value, settings["password"].EndsIn).ShouldBe(("2", "1234"));
    }

    [Theory]
    [InlineData("12345678901", "")]
    [InlineData("123456789012", "9012")]
    public async Task Short_secret_shows_no_character(string password, string shown) =>
        (await ChangeAsync("card", new() { ["shop"] = "1", ["password"] = password })).Value.Settings["password"].EndsIn.ShouldBe(shown);

    [Theory]
    [InlineData("shop", "", "settings.is_required")]
    [InlineData("shop", "\u200b\ufeff", "settings.is_required")]
    [InlineData("shop", null, "settings.is_required")]
    [InlineData("shop", "a\u0001b", "settings.is_too_long_or_odd")]
    [InlineData("receipts", "perhaps", "settings.is_no_switch")]
    [InlineData("stages", "three", "settings.is_no_option")]
    [InlineData("nosuch", "1", "settings.unknown_key")]
    public async Task Wrong_field_is_refused_by_name(string key, string? value, string code)
    {
        var refusal = (await ChangeAsync("card", new() { ["shop"] = "2", ["password"] = "secret", [key] = value })).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe((code, RefusalKind.Invalid));
        if (code != "settings.unknown_key")
            refusal.Detail.ShouldBe($"{key}: {code["settings.".Length..].Replace('_', ' ')}");
        (await app.SendAsync(new ListMethodsQuery(UseCases.Seller))).Value[0].Settings["shop"].Value.ShouldBe("1");
    }

    [Fact]
    public async Task Field_left_out_gets_its_default()
    {
        var settings = (await ChangeAsync("card", new() { ["shop"] = "2" })).Value.Settings;

        (settings["receipts"].Value, settings["stages"].Value, settings["taxSystem"].Value).ShouldBe(("false", "one", "osn"));
    }

    [Theory]
    [InlineData("no code", "acme", "method.malformed_code")]
    [InlineData("card", "", "method.no_acquirer")]
    [InlineData("card", "nosuch", "method.unknown_acquirer")]
    public async Task Method_without_a_code_or_an_acquirer_is_refused(string code, string acquirer, string expected)
    {
        var refusal = (await ChangeAsync(code, [], acquirer)).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe((expected, RefusalKind.Invalid));
        refusal.Detail.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Other_acquirer_inherits_no_secret_and_the_key_stays()
    {
        (await ChangeAsync("card", new() { ["shop"] = "2" }, "other_bank")).Refusal!.Detail.ShouldBe("password: is required");

        var changed = (await ChangeAsync("card", new() { ["shop"] = "2", ["password"] = "secret" }, "other_bank")).Value;
        changed.NotificationUrl.AbsolutePath.ShouldBe($"/notifications/other_bank/{AMethod.KeyOf("card")}");
    }

    [Fact]
    public async Task Fifty_methods_are_the_most()
    {
        for (var number = 2; number <= 50; number++)
            (await ChangeAsync($"m{number}", new() { ["shop"] = "2", ["password"] = "secret" })).IsRefused.ShouldBeFalse();

        (await ChangeAsync("m51", new() { ["shop"] = "2", ["password"] = "secret" })).Refusal!.Code.ShouldBe("method.too_many");
        (await ChangeAsync("m50", new() { ["shop"] = "3", ["password"] = "secret" })).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Change_that_collides_is_made_on_what_the_other_left()
    {
        app.Database.BeforeNextSave(() => ChangeAsync("card", new() { ["shop"] = "2" }));

        (await ChangeAsync("card", new() { ["shop"] = "3" })).IsRefused.ShouldBeFalse();

        app.Database.Accounts[0].Methods.Single().Credentials.Select(version => version.Number).ShouldBe([3, 2, 1]);
        app.Database.JournalOf(AnAccount.Tenant).Select(entry => entry.Number).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Method_of_an_acquirer_that_is_not_deployed_shows_no_value()
    {
        var other = new UseCases();
        other.Has(AnAccount.Active().With(AMethod.Of("card").OfAcquirer("gone_bank")));

        (await other.SendAsync(new ListMethodsQuery(UseCases.Seller))).Value[0].Settings.Values
            .ShouldAllBe(setting => setting.Value == null);
    }

    [Theory]
    [InlineData("nosuch")]
    [InlineData("no code")]
    public async Task Unknown_method_is_not_found(string code) =>
        (await app.SendAsync(new RemoveMethodCommand(UseCases.Seller, code))).Refusal!.Code.ShouldBe("method.not_found");

    [Fact]
    public async Task Removed_method_stays_among_those_used_behind_the_others()
    {
        await ChangeAsync("a_old", new() { ["shop"] = "2", ["password"] = "secret" });
        await app.SendAsync(new RemoveMethodCommand(UseCases.Seller, "a_old"));
        (await app.SendAsync(new ListUsedMethodsQuery(UseCases.Seller))).Value
            .Select(method => (method.Code, method.IsRemoved)).ShouldBe([("card", false), ("a_old", true)]);
    }

    [Fact]
    public async Task Form_lists_every_acquirer_by_title() =>
        (await app.SendAsync(new GetSettingsFormQuery(UseCases.Seller))).Value.Select(profile => profile.Name)
            .ShouldBe(["acme", "other_bank"]);

    private async Task<MethodView> ListedAsync(string code) =>
        (await app.SendAsync(new ListMethodsQuery(UseCases.Seller))).Value.Single(method => method.Code == code);

    private Task<Result<MethodView>> ChangeAsync(string code, Dictionary<string, string?> settings, string acquirer = "acme") =>
        app.SendAsync(new ChangeMethodCommand(UseCases.Seller, code, acquirer, Enabled: true, settings));
}
