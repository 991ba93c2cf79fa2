using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Domain.Tests.Accounts;

public sealed class AccountTests
{
    [Fact]
    public void A_new_account_is_active_and_decided_nothing_yet()
    {
        var account = AnAccount.Active();

        account.IsActive.ShouldBeTrue();
        account.Settings.ShouldBe(SellerSettings.Default);
        account.SettingsVersion.ShouldBe(0);
        account.Methods.ShouldBeEmpty();
    }

    [Fact]
    public void A_dead_grant_needs_an_administrator_and_a_new_installation_heals_it()
    {
        var account = AnAccount.Active();

        account.RequireReauthorization();
        (account.Status, account.IsActive).ShouldBe((AccountStatus.ReauthorizationRequired, false));

        account.Install(AnAccount.Profile with { Name = "Renamed" }, AnAccount.Now.AddDays(1));
        (account.Status, account.Profile.Name).ShouldBe((AccountStatus.Active, "Renamed"));
    }

    [Fact]
    public void A_disconnected_account_stays_so_when_its_grant_dies_as_well()
    {
        var account = AnAccount.Active();

        account.Disconnect();
        account.RequireReauthorization();

        account.Status.ShouldBe(AccountStatus.Disconnected);
    }

    [Fact]
    public void Every_decision_makes_a_new_version()
    {
        var account = AnAccount.Active();

        account.Decide(account.Settings with { Excess = ExcessPolicy.Refund });
        account.Decide(account.Settings with { PartialPayments = PartialPaymentPolicy.Rest });

        (account.SettingsVersion, account.Settings.Excess).ShouldBe((2, ExcessPolicy.Refund));
    }

    [Fact]
    public void A_method_is_found_by_its_code_until_it_is_removed()
    {
        var account = AnAccount.Active();
        var code = MethodCode.Parse("card")!.Value;
        var method = new PaymentMethod(account.Tenant, code, "acme", enabled: true, new SealedText("cipher"), "key");

        account.Add(method);
        account.Find(code).ShouldBeSameAs(method);

        account.Remove(method);
        account.Find(code).ShouldBeNull();
    }

    [Theory]
    [InlineData("Europe/Moscow", 3)]
    [InlineData("Nowhere/Here", 0)]
    [InlineData(null, 0)]
    public void Dates_are_told_in_the_accounts_zone_else_in_utc(string? zone, int hours) =>
        (AnAccount.Profile with { TimeZone = zone }).Zone.GetUtcOffset(AnAccount.Now).ShouldBe(TimeSpan.FromHours(hours));

    [Fact]
    public void A_sealed_secret_and_a_party_do_not_print_themselves()
    {
        $"{new SealedText("cipher")}".ShouldNotContain("cipher");
        $"{new Domain.Invoices.Party("Пётр", null, null, null, "buyer@example.org", null)}".ShouldBe("(party)");
    }

    [Fact]
    public void A_method_takes_other_settings_and_keeps_its_address()
    {
        var method = new PaymentMethod(
            AnAccount.Active().Tenant,
            MethodCode.Parse("card")!.Value,
            "acme",
            enabled: true,
            new SealedText("one"),
            "key"
        );

        method.Change("sber", enabled: false, new SealedText("two"));

        (method.Acquirer, method.Enabled, method.Settings, method.NotificationKey).ShouldBe(("sber", false, new SealedText("two"), "key"));
    }

    [Fact]
    public void Names_in_logs_and_keys_are_stable()
    {
        $"{new TenantKey(Platform.AmoCrm, 31415926)}".ShouldBe("AmoCrm/31415926");
        $"{new SealedText("cipher")}".ShouldBe("(sealed)");
        default(MethodCode).Value.ShouldBe("");
    }
}
