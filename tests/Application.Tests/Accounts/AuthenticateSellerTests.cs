using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.TestKit.Crm;

namespace CleanAcquiring.Application.Tests.Accounts;

/// <summary>Read and write access of a seller: by the CRM's token, the page's origin and the user's rights.</summary>
public sealed class AuthenticateSellerTests
{
    private const string Issuer = "https://demoshop.amocrm.ru";
    private static readonly OneTimeNonce Nonce = new("jti", FakeCrmAuthorization.NonceExpiresAt);
    private static readonly SellerToken Token = new(AnAccount.Tenant.AccountId, 7, true, Issuer, Nonce);
    private readonly UseCases app = new();

    public AuthenticateSellerTests() => app.Crm.Authorization.Accept("token", Token);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Valid_token_is_a_seller_of_its_account(bool writes)
    {
        await InstallAsync();

        (await AuthenticateAsync(writes)).Value.ShouldBe(new Seller(AnAccount.Tenant, 7, "ru", null));

        app.Nonces.Count.ShouldBe(writes ? 1 : 0);
    }

    [Fact]
    public async Task Unknown_token_is_refused()
    {
        await InstallAsync();

        var refusal = (await AuthenticateAsync(writes: false, token: "another")).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe(("seller.unproved", RefusalKind.Unauthenticated));
    }

    [Fact]
    public async Task Token_of_another_host_is_refused()
    {
        await InstallAsync();
        app.Crm.Authorization.Accept("token", Token with { Issuer = "https://evil.amocrm.ru" });

        (await AuthenticateAsync(writes: false)).Refusal!.Code.ShouldBe("seller.unproved");
    }

    [Fact]
    public async Task Token_of_a_renamed_accounts_new_host_is_accepted()
    {
        await InstallAsync();
        app.Crm.Authorization.Accept("token", Token with { Issuer = "https://newshop.amocrm.ru" });
        app.Crm.Authorization.MovedTo = "newshop.amocrm.ru";

        (await AuthenticateAsync(writes: false)).Value.Tenant.ShouldBe(AnAccount.Tenant);
    }

    [Theory]
    [InlineData("https://evil.example", true)]
    [InlineData(null, true)]
    [InlineData("HTTPS://DEMOSHOP.AMOCRM.RU", false)]
    public async Task Write_needs_the_accounts_own_page(string? origin, bool isRefused)
    {
        await InstallAsync();

        (await AuthenticateAsync(writes: true, origin)).Refusal?.Code.ShouldBe("seller.foreign_origin");

        app.Nonces.Count.ShouldBe(isRefused ? 0 : 1);
    }

    [Fact]
    public async Task Write_uses_its_token_up()
    {
        await InstallAsync();
        await AuthenticateAsync(writes: true);

        (await AuthenticateAsync(writes: true)).Refusal!.Code.ShouldBe("seller.unproved");
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, true, false)]
    [InlineData(null, true, true)]
    [InlineData(null, false, false)]
    public async Task Write_needs_an_administrator_by_the_token_or_by_the_crm(bool? says, bool asked, bool may)
    {
        await InstallAsync();
        app.Crm.Authorization.Accept("token", Token with { IsAdmin = says });
        if (asked)
            app.Crm.Authorization.AddAdministrator(7);

        var result = await AuthenticateAsync(writes: true);

        result.IsRefused.ShouldBe(!may);
        if (!may)
            (result.Refusal!.Code, result.Refusal.Kind).ShouldBe(("seller.not_administrator", RefusalKind.Forbidden));
    }

    [Theory]
    [InlineData("unknown", null)]
    [InlineData("without tokens", "ru")]
    [InlineData("reauthorization required", "ru")]
    [InlineData("disconnected", "ru")]
    public async Task Without_a_grant_there_is_only_the_link_to_a_new_one(string state, string? language)
    {
        var account = AnAccount.Active();
        if (state == "reauthorization required")
            account.RequireReauthorization();
        if (state == "disconnected")
            account.Disconnect();
        if (state != "unknown")
            app.Has(account);

        foreach (var writes in new[] { false, true })
            (await AuthenticateAsync(writes)).Value
                .ShouldBe(new Seller(AnAccount.Tenant, 7, language, new Uri("https://AmoCrm.example/oauth")));
    }

    [Fact]
    public async Task Unknown_account_abroad_is_led_to_its_own_platform()
    {
        app.Crm.Authorization.Accept("token", new SellerToken(9, 7, true, "https://shop.kommo.com", Nonce));

        (await AuthenticateAsync(writes: false)).Value
            .ShouldBe(new Seller(new TenantKey(Platform.Kommo, 9), 7, null, new Uri("https://Kommo.example/oauth")));
    }

    private Task InstallAsync()
    {
        app.Has(AnAccount.Active());
        return app.Tokens.StoreAsync(
            AnAccount.Tenant, new TokenPair("a", "r", app.Now, app.Now, null), TestContext.Current.CancellationToken);
    }

    private Task<Result<Seller>> AuthenticateAsync(bool writes, string? origin = Issuer, string token = "token") =>
        app.SendAsync(new AuthenticateSellerCommand(token, origin, writes));
}
