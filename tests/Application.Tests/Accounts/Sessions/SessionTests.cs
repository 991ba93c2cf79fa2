using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Accounts.Sessions;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.TestKit.Crm;

namespace CleanAcquiring.Application.Tests.Accounts.Sessions;

/// <summary>A session of the page inside the CRM, from the one-time token to its end.</summary>
public sealed class SessionTests
{
    private const string Issuer = "https://demoshop.amocrm.ru";
    private static readonly OneTimeNonce Nonce = new("jti", FakeCrmAuthorization.NonceExpiresAt);
    private static readonly SellerToken Token = new(AnAccount.Tenant.AccountId, 7, true, Issuer, Nonce);
    private readonly UseCases app = new();

    public SessionTests()
    {
        app.Crm.Authorization.Accept("token", Token);
        app.Crm.Authorization.AddAdministrator(7);
    }

    [Fact]
    public async Task Started_session_is_a_seller_of_its_account()
    {
        await InstallAsync();

        var started = await StartAsync();

        (started.User, started.IsAdministrator, started.ExpiresAt).ShouldBe((new Actor(7, "User 7"), true, app.Now.AddMinutes(30)));
        var seller = (await AuthenticateAsync(started.Token, writes: true)).Value;
        (seller.Tenant, seller.Actor, seller.Language, seller.IsAdministrator, seller.ReauthorizeLink)
            .ShouldBe((AnAccount.Tenant, started.User, "ru", true, null));
    }

    [Fact]
    public async Task Code_and_token_differ_and_stand_for_nothing_but_themselves()
    {
        await InstallAsync();
        var code = (await OpenAsync()).Value.Code;
        (await AuthenticateAsync(code)).Refusal!.Code.ShouldBe("session.ended");

        var token = (await TradeAsync(code)).Value.Token;

        token.ShouldNotBe(code);
        (await TradeAsync(token)).Refusal!.Code.ShouldBe("session.bad_code");
    }

    [Fact]
    public async Task Code_is_traded_once()
    {
        await InstallAsync();
        var code = (await OpenAsync()).Value.Code;
        (await TradeAsync(code)).IsRefused.ShouldBeFalse();

        var refusal = (await TradeAsync(code)).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe(("session.bad_code", RefusalKind.Unauthenticated));
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public async Task Code_lives_a_minute(int seconds, bool isRefused)
    {
        await InstallAsync();
        var opened = (await OpenAsync()).Value;
        opened.ExpiresIn.ShouldBe(TimeSpan.FromMinutes(1));
        app.Clock.Advance(TimeSpan.FromSeconds(seconds));

        (await TradeAsync(opened.Code)).IsRefused.ShouldBe(isRefused);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1.31415926")]
    [InlineData("1.31415926.short")]
    [InlineData("9.31415926.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("1.-1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("1.31415926.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Invented_code_or_token_is_refused(string? text)
    {
        await InstallAsync();

        (await TradeAsync(text)).Refusal!.Code.ShouldBe("session.bad_code");
        (await AuthenticateAsync(text)).Refusal!.Code.ShouldBe("session.ended");
    }

    [Fact]
    public async Task Token_moved_to_another_tenant_is_refused()
    {
        await InstallAsync();
        var other = new TenantKey(Platform.Kommo, AnAccount.Tenant.AccountId);
        app.Has(new Account(other, AnAccount.Profile, app.Now));
        var token = (await StartAsync()).Token;

        (await AuthenticateAsync("2" + token[1..])).Refusal!.Code.ShouldBe("session.ended");
    }

    [Theory]
    [InlineData("another", Issuer, "seller.unproved")]
    [InlineData(null, Issuer, "seller.unproved")]
    [InlineData("token", "https://evil.example", "seller.foreign_origin")]
    [InlineData("token", null, "seller.foreign_origin")]
    public async Task Bad_token_or_foreign_page_opens_nothing(string? token, string? origin, string code)
    {
        await InstallAsync();

        (await app.SendAsync(new OpenSessionCommand(token, origin))).Refusal!.Code.ShouldBe(code);

        (app.Sessions.Count, app.Nonces.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Token_of_another_host_opens_nothing()
    {
        await InstallAsync();
        app.Crm.Authorization.Accept("token", Token with { Issuer = "https://evil.amocrm.ru" });

        (await app.SendAsync(new OpenSessionCommand("token", "https://evil.amocrm.ru"))).Refusal!.Code.ShouldBe("seller.unproved");
    }

    [Fact]
    public async Task Used_token_opens_again_five_times_at_most_each_in_the_journal()
    {
        await InstallAsync();
        for (var times = 1; times <= 5; times++)
            (await OpenAsync()).IsRefused.ShouldBeFalse();

        (await OpenAsync()).Refusal!.Code.ShouldBe("seller.token_used_up");

        var journal = app.Database.JournalOf(AnAccount.Tenant);
        journal.ShouldAllBe(entry => entry.Act == "session.reopened" && entry.By.UserId == 7);
        journal.Select(entry => entry.After["times"]).ShouldBe(["2", "3", "4", "5"]);
    }

    [Fact]
    public async Task Token_that_opened_a_session_may_still_write_once()
    {
        await InstallAsync();
        await OpenAsync();

        (await app.SendAsync(new AuthenticateSellerCommand("token", Issuer, Writes: true))).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Nothing_prints_its_secret()
    {
        $"{new OpenSessionCommand("secret", Issuer)}".ShouldNotContain("secret");
        $"{new StartSessionCommand("secret")}".ShouldNotContain("secret");
        $"{new AuthenticateSessionCommand("secret", true)}".ShouldNotContain("secret");
        $"{new OpenedSession("secret", TimeSpan.Zero)}".ShouldNotContain("secret");
        $"{new StartedSession("secret", default, new Actor(1, null), true)}".ShouldNotContain("secret");
    }

    private Task InstallAsync()
    {
        app.Has(AnAccount.Active());
        return app.Tokens.StoreAsync(
            AnAccount.Tenant, new TokenPair("a", "r", app.Now, app.Now, null), TestContext.Current.CancellationToken);
    }

    private Task<Result<OpenedSession>> OpenAsync() => app.SendAsync(new OpenSessionCommand("token", Issuer));

    private Task<Result<StartedSession>> TradeAsync(string? code) => app.SendAsync(new StartSessionCommand(code));

    private async Task<StartedSession> StartAsync() => (await TradeAsync((await OpenAsync()).Value.Code)).Value;

    private Task<Result<Seller>> AuthenticateAsync(string? token, bool writes = false) =>
        app.SendAsync(new AuthenticateSessionCommand(token, writes));
}
