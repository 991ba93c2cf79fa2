using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Accounts.Sessions;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Retention;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.TestKit.Crm;

namespace CleanAcquiring.Application.Tests.Accounts.Sessions;

/// <summary>The length of a session's life, and its removal afterwards.</summary>
public sealed class SessionLifeTests
{
    private const string Issuer = "https://demoshop.amocrm.ru";
    private static readonly OneTimeNonce Nonce = new("jti", FakeCrmAuthorization.NonceExpiresAt);
    private readonly UseCases app = new();

    public SessionLifeTests() =>
        app.Crm.Authorization.Accept("token", new SellerToken(AnAccount.Tenant.AccountId, 7, true, Issuer, Nonce));

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public async Task Unused_session_ends_after_half_an_hour(int minutes, bool isRefused)
    {
        await InstallAsync();
        var token = (await StartAsync()).Token;
        app.Clock.Advance(TimeSpan.FromMinutes(minutes));

        (await AuthenticateAsync(token)).IsRefused.ShouldBe(isRefused);
    }

    [Fact]
    public async Task Used_session_ends_after_eight_hours()
    {
        await InstallAsync();
        var token = (await StartAsync()).Token;
        for (var minutes = 20; minutes < 8 * 60; minutes += 20)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(20));
            (await AuthenticateAsync(token)).IsRefused.ShouldBeFalse($"after {minutes} minutes");
        }

        app.Clock.Advance(TimeSpan.FromMinutes(20));

        (await AuthenticateAsync(token)).Refusal!.Code.ShouldBe("session.ended");
    }

    [Fact]
    public async Task Requests_of_one_minute_write_nothing()
    {
        await InstallAsync();
        var token = (await StartAsync()).Token;
        var saves = app.Sessions.Saves;

        app.Clock.Advance(TimeSpan.FromSeconds(59));
        await AuthenticateAsync(token);

        app.Sessions.Saves.ShouldBe(saves);
    }

    [Fact]
    public async Task Expired_sessions_are_removed_by_retention()
    {
        await InstallAsync();
        await StartAsync();
        app.Clock.Advance(TimeSpan.FromHours(1));

        await app.SendAsync(new EnforceRetentionCommand(AnAccount.Tenant));

        app.Sessions.Count.ShouldBe(0);
    }

    private Task InstallAsync()
    {
        app.Has(AnAccount.Deciding(settings => settings with { UsersMayLook = true }));
        return app.Tokens.StoreAsync(
            AnAccount.Tenant, new TokenPair("a", "r", app.Now, app.Now, null), TestContext.Current.CancellationToken);
    }

    private Task<Result<OpenedSession>> OpenAsync() => app.SendAsync(new OpenSessionCommand("token", Issuer));

    private Task<Result<StartedSession>> TradeAsync(string? code) => app.SendAsync(new StartSessionCommand(code));

    private async Task<StartedSession> StartAsync() => (await TradeAsync((await OpenAsync()).Value.Code)).Value;

    private Task<Result<Seller>> AuthenticateAsync(string? token) =>
        app.SendAsync(new AuthenticateSessionCommand(token, Writes: false));
}
