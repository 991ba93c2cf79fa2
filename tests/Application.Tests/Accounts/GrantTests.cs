using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.TestKit.Crm;

namespace CleanAcquiring.Application.Tests.Accounts;

/// <summary>The grant that stays after a disconnection, and after a second grant.</summary>
public sealed class GrantTests
{
    private const string Host = "demoshop.amocrm.ru";
    private readonly UseCases app = new();

    [Fact]
    public async Task Weaker_grant_leaves_an_administrators_living_one()
    {
        await InstallAsync();
        app.Crm.Authorization.HoldsAdministratorsGrant = true;

        (await InstallAsync(byAdministrator: false, access: "weaker")).Refusal!.Code.ShouldBe("install.weaker_grant");
        app.Tokens[AnAccount.Tenant]!.AccessToken.ShouldBe("access");

        (await InstallAsync(byAdministrator: true, access: "newer")).IsRefused.ShouldBeFalse();
        app.Tokens[AnAccount.Tenant]!.AccessToken.ShouldBe("newer");
    }

    [Fact]
    public async Task Weaker_grant_replaces_one_that_works_no_more()
    {
        await InstallAsync();

        (await InstallAsync(byAdministrator: false, access: "weaker")).IsRefused.ShouldBeFalse();

        app.Tokens[AnAccount.Tenant]!.AccessToken.ShouldBe("weaker");
    }

    [Fact]
    public async Task Disconnection_that_races_an_installation_leaves_the_new_grant()
    {
        await InstallAsync();
        app.Crm.ClosedFor = "reauthorize";
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        app.Crm.Authorization.WhileAsked = () => InstallAsync(access: "newer");

        (await DisconnectAsync()).IsRefused.ShouldBeFalse();

        app.Database.Accounts.ShouldHaveSingleItem().IsActive.ShouldBeTrue();
        app.Tokens[AnAccount.Tenant]!.AccessToken.ShouldBe("newer");
    }

    [Fact]
    public async Task Disconnection_counts_only_where_the_crm_lets_nobody_in()
    {
        await InstallAsync();
        (await DisconnectAsync()).IsRefused.ShouldBeFalse();
        app.Database.Accounts[0].IsActive.ShouldBeTrue();

        app.Crm.ClosedFor = "disconnected";
        (await DisconnectAsync()).IsRefused.ShouldBeFalse();

        app.Database.Accounts[0].Status.ShouldBe(AccountStatus.Disconnected);
        app.Tokens[AnAccount.Tenant].ShouldBeNull();
    }

    [Theory]
    [InlineData("31415926", "forged signature")]
    [InlineData("31415926", null)]
    [InlineData("no number", FakeCrmAuthorization.Signature)]
    public async Task Disconnection_without_a_signature_is_forbidden(string number, string? signature)
    {
        await InstallAsync();
        app.Crm.ClosedFor = "disconnected";

        var refusal = (await app.SendAsync(new DisconnectAccountCommand(number, "client", signature))).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe(("disconnect.unsigned", RefusalKind.Forbidden));
        app.Database.Accounts[0].IsActive.ShouldBeTrue();
    }

    private Task<Result<TenantKey>> InstallAsync(bool byAdministrator = true, string access = "access")
    {
        var pair = new TokenPair(access, "refresh", app.Now.AddDays(1), app.Now, null);
        var code = app.Crm.Authorization.Issue(AnAccount.Tenant, AnAccount.Profile, pair, byAdministrator);
        return app.SendAsync(new InstallAccountCommand(code, Host, FromWidget: true, null, null));
    }

    private Task<Result<MediatR.Unit>> DisconnectAsync() =>
        app.SendAsync(new DisconnectAccountCommand("31415926", "client", FakeCrmAuthorization.Signature));
}
