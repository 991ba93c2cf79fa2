using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Crm;

namespace CleanAcquiring.Application.Tests.Accounts;

/// <summary>An account is installed, and its grant kept alive.</summary>
public sealed class InstallationTests
{
    private const string Host = "demoshop.amocrm.ru";
    private readonly UseCases app = new();

    [Fact]
    public async Task Installed_account_is_active_with_its_tokens_and_its_next_work()
    {
        (await InstallAsync()).Value.ShouldBe(AnAccount.Tenant);

        app.Database.Accounts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            account => account.IsActive.ShouldBeTrue(),
            account => account.Profile.ShouldBe(AnAccount.Profile),
            account => account.InstalledAt.ShouldBe(app.Now));
        app.Tokens[AnAccount.Tenant]!.AccessToken.ShouldBe("access");
        app.Database.AccountFollowUps.Select(work => (work.Kind, work.DueAt)).ShouldBe(
            [(FollowUpKind.RefreshToken, app.Now.AddDays(3)), (FollowUpKind.EnforceRetention, app.Now.AddDays(1))]);
    }

    [Fact]
    public async Task Second_installation_keeps_methods_and_settings()
    {
        var account = AnAccount.Deciding(settings => settings with { Excess = ExcessPolicy.Refund }).With(AMethod.Of("card"));
        account.Disconnect();
        app.Has(account);
        app.Clock.Advance(TimeSpan.FromDays(1));

        await InstallAsync();

        app.Database.Accounts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            it => it.IsActive.ShouldBeTrue(),
            it => it.InstalledAt.ShouldBe(app.Now),
            it => it.Methods.Count.ShouldBe(1),
            it => it.Settings.Excess.ShouldBe(ExcessPolicy.Refund));
    }

    [Fact]
    public async Task Second_installation_revives_parked_follow_ups()
    {
        app.Has(AnAccount.Active());
        app.Has(APayment.Created().After(EvidenceKind.Paid));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.ParkDueAsync("the account is disconnected");
        app.Payment.Owes(FollowUpKind.SyncInvoice).ShouldBeFalse();

        await InstallAsync();

        app.Payment.Owes(FollowUpKind.SyncInvoice).ShouldBeTrue();
    }

    [Theory]
    [InlineData("evil.example", true, null)]
    [InlineData("demoshop.amocrm.ru.evil.example", true, null)]
    [InlineData(null, true, null)]
    [InlineData(Host, false, null)]
    [InlineData(Host, false, "unsigned")]
    [InlineData(Host, true, "unsigned")]
    [InlineData(Host, true, null, "another client")]
    public async Task Call_from_elsewhere_is_refused_and_its_code_is_not_used(
        string? host, bool fromWidget, string? state, string? client = null)
    {
        var code = Issue();

        var refusal = (await app.SendAsync(new InstallAccountCommand(code, host, fromWidget, state, client))).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe(("install.untrusted", RefusalKind.Invalid));
        (await app.SendAsync(new InstallAccountCommand(code, Host, true, null, FakeCrmAuthorization.Client))).IsRefused.ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, "install.untrusted")]
    [InlineData(" ", "install.untrusted")]
    [InlineData("def50200-short-code", "install.untrusted")]
    [InlineData("def50200-code with-a-blank", "install.untrusted")]
    [InlineData("def50200-code-in-cyrillic-ж", "install.untrusted")]
    [InlineData("def50200-code-and-a-line\n", "install.untrusted")]
    [InlineData("def50200-code-that-is-spent", "install.code_refused")]
    public async Task Call_without_a_good_code_is_refused(string? code, string expected)
    {
        (await app.SendAsync(new InstallAccountCommand(code, Host, true, null, null))).Refusal!.Code.ShouldBe(expected);

        app.Database.Accounts.ShouldBeEmpty();
        app.Crm.Authorization.Exchanges.ShouldBe(expected == "install.code_refused" ? 1 : 0);
    }

    [Fact]
    public async Task Browsers_state_is_good_once()
    {
        (await app.SendAsync(new InstallAccountCommand(Issue(), Host, false, "state:1", null))).IsRefused.ShouldBeFalse();
        (await app.SendAsync(new InstallAccountCommand(Issue(), Host, false, "state:1", null)))
            .Refusal!.Code.ShouldBe("install.untrusted");
    }

    [Fact]
    public async Task Installation_that_collides_is_saved_again_with_its_tokens()
    {
        app.Database.Collide();

        (await InstallAsync()).IsRefused.ShouldBeFalse();

        app.Database.Accounts.ShouldHaveSingleItem().IsActive.ShouldBeTrue();
        app.Tokens[AnAccount.Tenant].ShouldNotBeNull();
    }

    [Fact]
    public async Task Renewal_schedules_the_next_one()
    {
        await InstallAsync();
        app.Clock.Advance(TimeSpan.FromDays(3));

        (await app.SendAsync(new RefreshTokenCommand(AnAccount.Tenant))).ShouldBe(new FollowUpOutcome.Done());

        app.Crm.Authorization.Refreshes.ShouldBe(1);
        app.Database.AccountFollowUps.Single(work => work.Kind == FollowUpKind.RefreshToken).DueAt.ShouldBe(app.Now.AddDays(3));
    }

    [Fact]
    public async Task Dead_grant_schedules_no_renewal()
    {
        await InstallAsync();
        app.Crm.Authorization.Refresh = RefreshOutcome.GrantDead;
        app.Clock.Advance(TimeSpan.FromDays(3));

        await app.SendAsync(new RefreshTokenCommand(AnAccount.Tenant));

        app.Database.AccountFollowUps.Single(work => work.Kind == FollowUpKind.RefreshToken).DueAt.ShouldBe(app.Now);
    }

    [Fact]
    public async Task Account_that_is_not_active_renews_nothing()
    {
        var account = AnAccount.Active();
        account.RequireReauthorization();
        app.Has(account);

        (await app.SendAsync(new RefreshTokenCommand(AnAccount.Tenant))).ShouldBe(new FollowUpOutcome.Done());

        app.Crm.Authorization.Refreshes.ShouldBe(0);
    }

    private string Issue() => app.Crm.Authorization.Issue(
        AnAccount.Tenant, AnAccount.Profile, new TokenPair("access", "refresh", app.Now.AddDays(1), app.Now, null));

    private Task<Result<TenantKey>> InstallAsync() =>
        app.SendAsync(new InstallAccountCommand(Issue(), Host, FromWidget: true, null, null));
}
