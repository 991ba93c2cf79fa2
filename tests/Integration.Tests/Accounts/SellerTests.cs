using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using NSubstitute;

namespace CleanAcquiring.Integration.Tests.Accounts;

/// <summary>Who may read and who may change: by the CRM's token, the page's origin and the user's rights.</summary>
public sealed class SellerTests
{
    private const string Issuer = "https://demoshop.amocrm.ru";
    private static readonly TenantKey Tenant = new(Platform.AmoCrm, 1);
    private static readonly OneTimeNonce Mark = new("jti", new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly ICrmAuthorization authorization = Substitute.For<ICrmAuthorization>();
    private readonly IAccounts accounts = Substitute.For<IAccounts>();
    private readonly ITokens tokens = Substitute.For<ITokens>();
    private readonly INonces nonces = Substitute.For<INonces>();
    private readonly Account account = new(
        Tenant,
        new CrmProfile("demoshop.amocrm.ru", "Демо", Currency.Rub, "Europe/Moscow", "ru", 1),
        Mark.ExpiresAt
    );

    public SellerTests()
    {
        authorization.ReadSellerToken("token").Returns(new SellerToken(1, 7, true, Issuer, Mark));
        authorization.AuthorizationLink(default).ReturnsForAnyArgs(call => new Uri($"https://{call.Arg<Platform>()}.example/oauth"));
        accounts.FindByNumberAsync(1, Arg.Any<CancellationToken>()).Returns(account);
        tokens.FindAsync(Tenant, Arg.Any<CancellationToken>()).Returns(new TokenPair("a", "r", Mark.ExpiresAt, Mark.ExpiresAt, null));
        nonces.TryUseAsync("seller-token", "jti", Mark.ExpiresAt, Arg.Any<CancellationToken>()).Returns(true);
    }

    [Fact]
    public async Task A_token_that_holds_is_a_seller_of_its_account()
    {
        (await QueryAsync(writes: false, origin: null)).Value.ShouldBe(new Seller(Tenant, 7, "ru", null));
        await nonces.DidNotReceiveWithAnyArgs().TryUseAsync("", "", default, CancellationToken.None);
        (await QueryAsync(writes: true)).Value.ShouldBe(new Seller(Tenant, 7, "ru", null));
    }

    [Fact]
    public async Task A_token_that_does_not_hold_or_that_another_host_made_proves_nothing()
    {
        (await QueryAsync(writes: false, token: "another")).Refusal!.ShouldSatisfyAllConditions(
            it => it.Code.ShouldBe("seller.unproved"),
            it => it.Kind.ShouldBe(RefusalKind.Unauthenticated),
            it => it.Detail.ShouldNotBeNullOrEmpty());
        authorization.ReadSellerToken("token").Returns(new SellerToken(1, 7, true, "https://evil.amocrm.ru", Mark));
        (await QueryAsync(writes: false)).Refusal!.Code.ShouldBe("seller.unproved");
    }

    [Fact]
    public async Task A_write_needs_the_accounts_own_page()
    {
        (await QueryAsync(writes: true, origin: "https://evil.example")).Refusal!.ShouldSatisfyAllConditions(
            it => it.Code.ShouldBe("seller.foreign_origin"),
            it => it.Kind.ShouldBe(RefusalKind.Forbidden),
            it => it.Detail.ShouldNotBeNullOrEmpty());
        (await QueryAsync(writes: true, origin: "HTTPS://DEMOSHOP.AMOCRM.RU")).IsRefused.ShouldBeFalse();
        (await QueryAsync(writes: true, origin: null)).Refusal!.Code.ShouldBe("seller.foreign_origin");
    }

    [Fact]
    public async Task A_write_uses_its_token_up()
    {
        nonces.TryUseAsync("", "", default, CancellationToken.None).ReturnsForAnyArgs(false);
        (await QueryAsync(writes: true)).Refusal!.Code.ShouldBe("seller.unproved");
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, true, false)]
    [InlineData(null, true, true)]
    [InlineData(null, false, false)]
    public async Task A_write_needs_an_administrator_by_the_token_else_by_asking(bool? says, bool asked, bool may)
    {
        authorization.ReadSellerToken("token").Returns(new SellerToken(1, 7, says, Issuer, Mark));
        authorization.IsAdministratorAsync(account, 7, Arg.Any<CancellationToken>()).Returns(asked);

        var result = await QueryAsync(writes: true);

        result.IsRefused.ShouldBe(!may);
        if (!may)
            result.Refusal!.ShouldSatisfyAllConditions(
                it => it.Code.ShouldBe("seller.not_administrator"),
                it => it.Kind.ShouldBe(RefusalKind.Forbidden),
                it => it.Detail.ShouldNotBeNullOrEmpty());
    }

    [Theory]
    [InlineData("closed")]
    [InlineData("no grant")]
    [InlineData("unknown")]
    public async Task Without_a_live_grant_there_is_only_the_way_to_a_new_one(string why)
    {
        if (why == "closed")
            account.RequireReauthorization();
        else if (why == "no grant")
            tokens.FindAsync(Tenant, Arg.Any<CancellationToken>()).Returns((TokenPair?)null);
        else
            accounts.FindByNumberAsync(1, Arg.Any<CancellationToken>()).Returns((Account?)null);
        var language = why == "unknown" ? null : "ru";

        foreach (var writes in new[] { false, true })
            (await QueryAsync(writes)).Value.ShouldBe(new Seller(Tenant, 7, language, new Uri("https://AmoCrm.example/oauth")));
    }

    [Fact]
    public async Task An_account_abroad_is_sent_to_its_own_platform()
    {
        authorization.ReadSellerToken("token").Returns(new SellerToken(9, 7, true, "https://shop.kommo.com", Mark));
        (await QueryAsync(writes: false)).Value.ShouldBe(
            new Seller(new TenantKey(Platform.Kommo, 9), 7, null, new Uri("https://Kommo.example/oauth"))
        );
    }

    private Task<Result<Seller>> QueryAsync(bool writes, string? origin = Issuer, string token = "token") =>
        new AuthenticateSellerHandler(authorization, accounts, tokens, nonces).Handle(
            new AuthenticateSellerCommand(token, origin, writes),
            TestContext.Current.CancellationToken
        );
}
