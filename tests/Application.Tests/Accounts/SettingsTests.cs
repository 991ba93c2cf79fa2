using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.Accounts;

/// <summary>Settings of the whole account, and the check of a method's settings at the acquirer.</summary>
public sealed class SettingsTests
{
    private static readonly Seller Stranger = UseCases.Seller with { Tenant = new TenantKey(Platform.AmoCrm, 5) };
    private readonly UseCases app = new(new MinimalAcquirer(new FakeAcquirer("minimal")));

    public static TheoryData<SellerContacts, StatusNames, string?> Lengths => new()
    {
        { new SellerContacts(Name: new string('x', 100)), StatusNames.None, null },
        { new SellerContacts(Name: new string('x', 101)), StatusNames.None, "settings.contacts" },
        { new SellerContacts(Name: "a\tb"), StatusNames.None, "settings.contacts" },
        { new SellerContacts(Phone: "call us"), StatusNames.None, "settings.contacts" },
        { new SellerContacts(Phone: "112", Email: "shop@example.org"), StatusNames.None, null },
        { new SellerContacts(Email: "shop.example.org"), StatusNames.None, "settings.contacts" },
        { new SellerContacts(Phone: new string('1', 101)), StatusNames.None, "settings.contacts" },
        { new SellerContacts(Email: new string('x', 101)), StatusNames.None, "settings.contacts" },
        { SellerContacts.None, new StatusNames(Names(50, "a"), Names(50, "b")) { Refunded = Names(50, "c") }, null },
        { SellerContacts.None, new StatusNames(Names(51), []), "settings.status_names" },
        { SellerContacts.None, new StatusNames([], Names(51)), "settings.status_names" },
        { SellerContacts.None, StatusNames.None with { Refunded = Names(51) }, "settings.status_names" },
        { SellerContacts.None, new StatusNames(["a", ""], []), "settings.status_names" },
        { SellerContacts.None, new StatusNames(["a"], ["b", "A"]), "settings.status_names" },
        { SellerContacts.None, new StatusNames(["a"], []) { HandedOver = ["a"] }, null },
        { SellerContacts.None, new StatusNames([], [new string('x', 100)]), null },
        { SellerContacts.None, new StatusNames([], [new string('x', 101)]), "settings.status_names" },
    };

    [Theory]
    [InlineData(50, null)]
    [InlineData(51, "settings.stages")]
    public async Task Stages_have_a_limit(int count, string? code)
    {
        app.Has(AnAccount.With("card"));
        var stages = Enumerable.Range(1, count).Select(number => new DealStage(7, number)).ToList();
        var settings = SellerSettings.Default with { HandedOverStages = stages };

        var changed = await app.SendAsync(new ChangeSettingsCommand(UseCases.Seller, settings, 0));

        (changed.IsRefused ? changed.Refusal.Code : null).ShouldBe(code);
    }

    [Fact]
    public async Task Change_grows_the_version_and_is_read_back()
    {
        app.Has(AnAccount.With("card"));
        var settings = SellerSettings.Default with { Contacts = new SellerContacts(Name: "ООО «Пример»") };

        var changed = (await app.SendAsync(new ChangeSettingsCommand(UseCases.Seller, settings, 0))).Value;

        changed.ShouldBe(new ChangedSettings(new VersionedSettings(settings, 1), IsSaved: true));
        (await app.SendAsync(new GetSettingsQuery(UseCases.Seller))).Value.ShouldBe(changed.Current);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(null, false)]
    public async Task Change_of_another_version_changes_nothing(int? version, bool isSaved)
    {
        app.Has(AnAccount.Deciding(settings => settings with { Excess = ExcessPolicy.Refund }));

        var result = (await app.SendAsync(new ChangeSettingsCommand(UseCases.Seller, SellerSettings.Default, version))).Value;

        result.IsSaved.ShouldBe(isSaved);
        (result.Current.Settings.Excess, result.Current.Version)
            .ShouldBe(isSaved ? (ExcessPolicy.Attention, 2) : (ExcessPolicy.Refund, 1));
        app.Database.Accounts[0].Settings.Excess.ShouldBe(isSaved ? ExcessPolicy.Attention : ExcessPolicy.Refund);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task Settings_are_of_limited_length(SellerContacts contacts, StatusNames names, string? code)
    {
        app.Has(AnAccount.Active());
        var settings = SellerSettings.Default with { Contacts = contacts, StatusNames = names };

        var result = await app.SendAsync(new ChangeSettingsCommand(UseCases.Seller, settings, null));

        (result.Refusal?.Code, result.Refusal?.Kind).ShouldBe((code, code is null ? null : RefusalKind.Invalid));
    }

    [Fact]
    public async Task Second_of_two_changes_at_once_shows_the_first()
    {
        app.Has(AnAccount.Active());
        var first = SellerSettings.Default with { Excess = ExcessPolicy.Refund };
        app.Database.BeforeNextSave(() => app.SendAsync(new ChangeSettingsCommand(UseCases.Seller, first, 0)));

        var second = (await app.SendAsync(new ChangeSettingsCommand(UseCases.Seller, SellerSettings.Default, 0))).Value;

        (second.IsSaved, second.Current.Version, second.Current.Settings.Excess).ShouldBe((false, 1, ExcessPolicy.Refund));
    }

    [Fact]
    public async Task Account_that_was_never_installed_is_not_found()
    {
        (await app.SendAsync(new GetSettingsQuery(Stranger))).Refusal!.Code.ShouldBe("account.not_found");
        (await app.SendAsync(new ChangeSettingsCommand(Stranger, SellerSettings.Default, null)))
            .Refusal!.Code.ShouldBe("account.not_found");
        (await app.SendAsync(new ListMethodsQuery(Stranger))).Refusal!.Code.ShouldBe("account.not_found");
        (await app.SendAsync(new ChangeMethodCommand(Stranger, "card", "acme", true, new Dictionary<string, string?>())))
            .Refusal!.Code.ShouldBe("account.not_found");
        (await CheckAsync("card", null, [], Stranger)).Refusal!.Code.ShouldBe("account.not_found");
    }

    [Fact]
    public async Task Stored_settings_are_checked_at_the_acquirer()
    {
        app.Has(AnAccount.With("card"));

        (await CheckAsync("card", null, [])).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task Typed_settings_are_checked_at_the_acquirer_and_not_saved()
    {
        app.Has(AnAccount.With("card"));

        (await CheckAsync("card", null, new() { ["shop"] = "1", ["password"] = "wrong" })).Value.ShouldHaveSingleItem()
            .Key.ShouldBe("password");

        app.Database.Saves.ShouldBe(0);
    }

    [Fact]
    public async Task Field_that_is_wrong_is_a_problem_without_a_call()
    {
        app.Has(AnAccount.With("card"));
        app.Acquirer.IsDown = true;

        var problem = (await CheckAsync("fresh", "acme", new() { ["shop"] = "1" })).Value.ShouldHaveSingleItem();

        (problem.Key, problem.Message.Ru).ShouldBe(("password", "Заполните это поле."));
        (await CheckAsync("card", null, new() { ["nosuch"] = "1" })).Value.ShouldHaveSingleItem().Key.ShouldBe("");
    }

    [Fact]
    public async Task Acquirer_without_a_check_has_no_problem()
    {
        app.Has(AnAccount.With("card"));

        (await CheckAsync("fresh", "minimal", new() { ["shop"] = "1", ["password"] = "wrong" })).Value.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("fresh", null)]
    [InlineData("no code", null)]
    [InlineData("fresh", "nosuch")]
    public async Task Check_without_an_acquirer_is_not_found(string code, string? acquirer)
    {
        app.Has(AnAccount.With("card"));

        (await CheckAsync(code, acquirer, [])).Refusal!.Code.ShouldBe("method.not_found");
    }

    [Fact]
    public async Task Outage_during_the_check_is_thrown()
    {
        app.Has(AnAccount.With("card"));
        app.Acquirer.IsDown = true;

        await Should.ThrowAsync<OutageException>(() => CheckAsync("card", null, []));
    }

    [Fact]
    public void Commands_print_no_secret()
    {
        var none = new Dictionary<string, string?>();

        $"{new ChangeMethodCommand(UseCases.Seller, "card", "acme", true, none)}".ShouldBe("method card");
        $"{new CheckSettingsCommand(UseCases.Seller, "card", "acme", none)}".ShouldBe("method card");
        $"{new AuthenticateSellerCommand("token", null, true)}".ShouldBe("(token)");
        $"{new DisconnectAccountCommand("1", "2", "3")}".ShouldBe("disconnect");
        $"{new InstallAccountCommand("code", "host", true, null, null)}".ShouldBe("from host");
    }

    private static List<string> Names(int count, string prefix = "") =>
        [.. Enumerable.Range(0, count).Select(number => $"{prefix}{number}")];

    private Task<Result<IReadOnlyList<SettingProblem>>> CheckAsync(
        string code, string? acquirer, Dictionary<string, string?> settings, Seller? seller = null) =>
        app.SendAsync(new CheckSettingsCommand(seller ?? UseCases.Seller, code, acquirer, settings));
}
