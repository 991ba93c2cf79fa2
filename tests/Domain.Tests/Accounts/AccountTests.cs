using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Tests.Accounts;

public sealed class AccountTests
{
    [Fact]
    public void A_new_account_is_active_with_default_settings()
    {
        var account = AnAccount.Active();

        account.IsActive.ShouldBeTrue();
        account.Settings.ShouldBe(SellerSettings.Default);
        account.SettingsVersion.ShouldBe(0);
        account.Methods.ShouldBeEmpty();
    }

    [Fact]
    public void A_new_installation_restores_an_account_without_a_grant()
    {
        var account = AnAccount.Active();

        account.RequireReauthorization();
        (account.Status, account.IsActive).ShouldBe((AccountStatus.ReauthorizationRequired, false));

        account.Install(AnAccount.Profile with { Name = "Renamed" }, AnAccount.Now.AddDays(1));
        (account.Status, account.Profile.Name).ShouldBe((AccountStatus.Active, "Renamed"));
    }

    [Fact]
    public void A_lost_grant_leaves_a_disconnected_account_disconnected()
    {
        var account = AnAccount.Active();

        account.Disconnect();
        account.RequireReauthorization();

        account.Status.ShouldBe(AccountStatus.Disconnected);
    }

    [Fact]
    public void Each_change_of_settings_increments_their_version()
    {
        var account = AnAccount.Active();

        account.Decide(account.Settings with { Excess = ExcessPolicy.Refund });
        account.Decide(account.Settings with { PartialPayments = PartialPaymentPolicy.Rest });

        (account.SettingsVersion, account.Settings.Excess).ShouldBe((2, ExcessPolicy.Refund));
    }

    [Fact]
    public void A_removed_method_is_hidden_and_kept()
    {
        var account = AnAccount.Active();
        var method = AnAccount.Method("card");

        account.Add(method);
        account.Find(method.Code).ShouldBeSameAs(method);

        method.Remove(AnAccount.Now);
        (account.Find(method.Code), account.Methods.Count).ShouldBe((null, 0));
        account.FindEver(method.Code).ShouldBeSameAs(method);
        account.FindByNotificationKey("acme", "key").ShouldBeSameAs(method);
    }

    [Fact]
    public void Journal_entries_are_numbered_without_gaps()
    {
        var account = AnAccount.Active();
        var facts = new Dictionary<string, string?> { ["enabled"] = "true" };

        account.Record(new Actor(7, "Anna"), "method.added", "card", facts, facts, AnAccount.Now);
        account.Record(new Actor(7, null), "method.removed", "card", facts, facts, AnAccount.Now);

        account.Journal.Select(entry => (entry.Number, entry.Act)).ShouldBe([(1, "method.added"), (2, "method.removed")]);
        account.JournalLength.ShouldBe(2);
    }

    [Theory]
    [InlineData("Europe/Moscow", 3)]
    [InlineData("Nowhere/Here", 0)]
    [InlineData(null, 0)]
    public void Dates_use_the_accounts_time_zone_or_utc(string? zone, int hours) =>
        (AnAccount.Profile with { TimeZone = zone }).Zone.GetUtcOffset(AnAccount.Now).ShouldBe(TimeSpan.FromHours(hours));

    [Fact]
    public void Sealed_texts_and_parties_print_no_contents()
    {
        $"{new SealedText("cipher")}".ShouldNotContain("cipher");
        $"{new Domain.Invoices.Party("Пётр", null, null, null, "buyer@example.org", null)}".ShouldBe("(party)");
    }

    [Fact]
    public void Texts_in_logs_are_stable()
    {
        $"{new TenantKey(Platform.AmoCrm, 31415926)}".ShouldBe("AmoCrm/31415926");
        $"{new SealedText("cipher")}".ShouldBe("(sealed)");
        default(MethodCode).Value.ShouldBe("");
    }
}
