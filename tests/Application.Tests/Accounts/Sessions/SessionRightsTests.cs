using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Accounts.Sessions;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.TestKit.Crm;

namespace CleanAcquiring.Application.Tests.Accounts.Sessions;

/// <summary>The rights of a session's user, and the installation that a session belongs to.</summary>
public sealed class SessionRightsTests
{
    private const string Issuer = "https://demoshop.amocrm.ru";
    private static readonly OneTimeNonce Nonce = new("jti", FakeCrmAuthorization.NonceExpiresAt);
    private static readonly SellerToken Token = new(AnAccount.Tenant.AccountId, 7, true, Issuer, Nonce);
    private readonly UseCases app = new();

    public SessionRightsTests() => app.Crm.Authorization.Accept("token", Token);

    [Theory]
    [InlineData(null, true, true)]
    [InlineData(null, false, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, true)]
    public async Task Rights_are_read_from_the_crm_at_the_start(bool? claimed, bool asked, bool may)
    {
        await InstallAsync();
        app.Crm.Authorization.Accept("token", Token with { IsAdmin = claimed });
        if (asked)
            app.Crm.Authorization.AddAdministrator(7);

        var started = await StartAsync();

        started.IsAdministrator.ShouldBe(may);
        (await AuthenticateAsync(started.Token, writes: true)).Refusal?.Code.ShouldBe("seller.not_administrator");
        (await AuthenticateAsync(started.Token, writes: true)).IsRefused.ShouldBe(!may);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Claim_of_the_token_will_do_while_the_crm_is_down(bool claimed)
    {
        await InstallAsync();
        app.Crm.Authorization.Accept("token", Token with { IsAdmin = claimed });
        var code = (await OpenAsync()).Value.Code;
        app.Crm.IsDown = true;

        (await TradeAsync(code)).Value.IsAdministrator.ShouldBe(claimed);
    }

    [Fact]
    public async Task Lost_rights_are_noticed_within_ten_minutes()
    {
        await InstallAsync();
        app.Crm.Authorization.AddAdministrator(7);
        var token = (await StartAsync()).Token;
        app.Crm.Authorization.RemoveAdministrator(7);
        app.Clock.Advance(TimeSpan.FromMinutes(9));
        (await AuthenticateAsync(token, writes: true)).IsRefused.ShouldBeFalse();

        app.Clock.Advance(TimeSpan.FromMinutes(1));

        var refusal = (await AuthenticateAsync(token, writes: true)).Refusal!;
        (refusal.Code, refusal.Kind).ShouldBe(("seller.not_administrator", RefusalKind.Forbidden));
        (await AuthenticateAsync(token)).Value.IsAdministrator.ShouldBeFalse();
    }

    [Fact]
    public async Task Rights_are_asked_for_once_in_ten_minutes()
    {
        await InstallAsync();
        var token = (await StartAsync()).Token;

        for (var times = 0; times < 5; times++)
            await AuthenticateAsync(token);

        app.Crm.Authorization.UsersRead.ShouldBe(1);
    }

    [Fact]
    public async Task Old_rights_read_but_do_not_write_while_the_crm_is_down()
    {
        await InstallAsync();
        app.Crm.Authorization.AddAdministrator(7);
        var token = (await StartAsync()).Token;
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        app.Crm.IsDown = true;

        (await AuthenticateAsync(token)).Value.IsAdministrator.ShouldBeTrue();

        await Should.ThrowAsync<OutageException>(() => AuthenticateAsync(token, writes: true));
    }

    [Fact]
    public async Task Session_ends_with_its_installation_and_stays_ended()
    {
        await InstallAsync();
        var token = (await StartAsync()).Token;
        var code = (await OpenAsync()).Value.Code;
        await app.Tokens.DisconnectAsync(AnAccount.Tenant, AnAccount.Now, TestContext.Current.CancellationToken);

        (await AuthenticateAsync(token)).Refusal!.Code.ShouldBe("session.ended");
        (await TradeAsync(code)).Refusal!.Code.ShouldBe("session.bad_code");

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var grant = new TokenPair("a", "r", app.Now, app.Now, null);
        var again = app.Crm.Authorization.Issue(AnAccount.Tenant, AnAccount.Profile, grant);
        var installed = await app.SendAsync(new InstallAccountCommand(again, AnAccount.Profile.Host, FromWidget: true, null, null));
        installed.IsRefused.ShouldBeFalse();
        (await AuthenticateAsync(token)).Refusal!.Code.ShouldBe("session.ended");
    }

    [Fact]
    public async Task Account_without_a_grant_has_a_session_that_only_leads_to_one()
    {
        var started = await StartAsync();

        foreach (var writes in new[] { false, true })
            (await AuthenticateAsync(started.Token, writes)).Value.ReauthorizeLink.ShouldBe(new Uri("https://AmoCrm.example/oauth"));
        started.IsAdministrator.ShouldBeFalse();
    }

    [Fact]
    public async Task Session_from_before_the_installation_learns_its_rights_after_it()
    {
        app.Crm.Authorization.AddAdministrator(7);
        var token = (await StartAsync()).Token;

        await InstallAsync();

        (await AuthenticateAsync(token, writes: true)).Value.IsAdministrator.ShouldBeTrue();
    }

    private Task InstallAsync()
    {
        app.Has(AnAccount.Deciding(settings => settings with { UsersMayLook = true }));
        return app.Tokens.StoreAsync(
            AnAccount.Tenant, new TokenPair("a", "r", app.Now, app.Now, null), TestContext.Current.CancellationToken);
    }

    private Task<Result<OpenedSession>> OpenAsync() => app.SendAsync(new OpenSessionCommand("token", Issuer));

    private Task<Result<StartedSession>> TradeAsync(string code) => app.SendAsync(new StartSessionCommand(code));

    private async Task<StartedSession> StartAsync() => (await TradeAsync((await OpenAsync()).Value.Code)).Value;

    private Task<Result<Seller>> AuthenticateAsync(string token, bool writes = false) =>
        app.SendAsync(new AuthenticateSessionCommand(token, writes));
}
