using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Accounts.Sessions;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.TestKit.Crm;

namespace CleanAcquiring.Application.Tests.Accounts;

/// <summary>The rights of an administrator and of any other user, by a one-time token and by a session alike.</summary>
public sealed class SellerAccessTests
{
    private const string Issuer = "https://demoshop.amocrm.ru";
    private readonly UseCases app = new();

    public static TheoryData<bool, bool, bool, bool, string?> Rights => new()
    {
        // by session, administrator, everybody may look, writes
        { false, true, false, false, null }, { true, true, false, false, null },
        { false, true, false, true, null }, { true, true, false, true, null },
        { false, false, false, false, "seller.not_admitted" }, { true, false, false, false, "seller.not_admitted" },
        { false, false, true, false, null }, { true, false, true, false, null },
        { false, false, true, true, "seller.not_administrator" }, { true, false, true, true, "seller.not_administrator" },
        { false, false, false, true, "seller.not_administrator" }, { true, false, false, true, "seller.not_administrator" },
    };

    [Theory]
    [MemberData(nameof(Rights))]
    public async Task User_may_do_what_the_role_and_the_account_allow(
        bool bySession, bool isAdministrator, bool mayLook, bool writes, string? refusal)
    {
        await InstallAsync(settings => settings with { UsersMayLook = mayLook }, isAdministrator, claims: isAdministrator);

        var result = await AuthenticateAsync(bySession, writes);

        (result.Refusal?.Code, result.Refusal?.Kind).ShouldBe((refusal, refusal is null ? null : RefusalKind.Forbidden));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Token_that_does_not_tell_is_asked_about(bool isAdministrator)
    {
        await InstallAsync(settings => settings, isAdministrator, claims: null);

        (await AuthenticateAsync(bySession: false, writes: false)).IsRefused.ShouldBe(!isAdministrator);

        app.Crm.Authorization.UsersRead.ShouldBe(1);
    }

    [Fact]
    public async Task Look_that_everybody_may_have_asks_nobody()
    {
        await InstallAsync(settings => settings with { UsersMayLook = true }, isAdministrator: false, claims: null);

        (await AuthenticateAsync(bySession: false, writes: false)).IsRefused.ShouldBeFalse();

        app.Crm.Authorization.UsersRead.ShouldBe(0);
    }

    [Fact]
    public async Task Switch_that_is_turned_off_closes_an_open_session()
    {
        await InstallAsync(settings => settings with { UsersMayLook = true }, isAdministrator: false, claims: false);
        var token = await StartAsync();
        (await app.SendAsync(new AuthenticateSessionCommand(token, Writes: false))).IsRefused.ShouldBeFalse();

        await app.SendAsync(new ChangeSettingsCommand(UseCases.Seller, SellerSettings.Default, 1));

        (await app.SendAsync(new AuthenticateSessionCommand(token, Writes: false))).Refusal!.Code.ShouldBe("seller.not_admitted");
        app.Database.JournalOf(AnAccount.Tenant)[^1].After.ShouldContainKeyAndValue("usersMayLook", "false");
    }

    private async Task InstallAsync(Func<SellerSettings, SellerSettings> decide, bool isAdministrator, bool? claims)
    {
        app.Has(AnAccount.Deciding(decide));
        await app.Tokens.StoreAsync(
            AnAccount.Tenant, new TokenPair("a", "r", app.Now, app.Now, null), TestContext.Current.CancellationToken);
        var nonce = new OneTimeNonce("jti", FakeCrmAuthorization.NonceExpiresAt);
        app.Crm.Authorization.Accept("token", new SellerToken(AnAccount.Tenant.AccountId, 7, claims, Issuer, nonce));
        if (isAdministrator)
            app.Crm.Authorization.AddAdministrator(7);
    }

    private async Task<Result<Seller>> AuthenticateAsync(bool bySession, bool writes) => bySession
        ? await app.SendAsync(new AuthenticateSessionCommand(await StartAsync(), writes))
        : await app.SendAsync(new AuthenticateSellerCommand("token", Issuer, writes));

    private async Task<string> StartAsync()
    {
        var opened = (await app.SendAsync(new OpenSessionCommand("token", Issuer))).Value;
        return (await app.SendAsync(new StartSessionCommand(opened.Code))).Value.Token;
    }
}
