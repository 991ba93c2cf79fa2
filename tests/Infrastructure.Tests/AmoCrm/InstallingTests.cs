using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class InstallingTests
{
    [Fact]
    public async Task A_code_becomes_an_account_with_what_amoCRM_says_of_it()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var granted = (await crm.ExchangeAsync()).ShouldBeOfType<ExchangeOutcome.Granted>();

        granted.Tenant.ShouldBe(new TenantKey(Platform.AmoCrm, 31415926));
        granted.Profile.ShouldBe(new CrmProfile(EmulatorUnderTest.Demo, "Демо-магазин", Currency.Rub, "Europe/Moscow", "ru", 12077));
        granted.Tokens.ApiHost.ShouldBe("api-b.amocrm.ru");
        (granted.Tokens.ExpiresAt - granted.Tokens.RefreshedAt).ShouldBe(TimeSpan.FromDays(1));
        granted.ToString().ShouldNotContain(granted.Tokens.RefreshToken);
    }

    [Fact]
    public async Task A_code_of_another_account_is_refused()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        (await crm.ExchangeAsync(EmulatorUnderTest.Old)).ShouldBe(new ExchangeOutcome.Refused("code"));
    }

    [Fact]
    public async Task A_host_that_is_not_amoCRMs_gets_nothing_from_us()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        (await crm.ExchangeAsync("evil.example.org")).ShouldBe(new ExchangeOutcome.Refused("host"));
        crm.Calls.Operations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_secret_of_ours_is_said_to_be_that()
    {
        await using var crm = await CrmUnderTest.StartAsync(("AmoCrm:ClientSecret", "wrong"));
        (await crm.ExchangeAsync()).ShouldBe(new ExchangeOutcome.Refused("client"));
    }

    [Fact]
    public async Task A_wrong_redirect_address_of_ours_is_said_to_be_that()
    {
        await using var crm = await CrmUnderTest.StartAsync(("AmoCrm:RedirectUri", "https://pay.example.org/other"));
        (await crm.ExchangeAsync()).ShouldBe(new ExchangeOutcome.Refused("redirect_uri"));
    }

    [Fact]
    public async Task Two_sources_that_disagree_on_the_account_grant_nothing()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        crm.Calls.Instead = (_, operation) =>
            operation == "account.get"
                ? new(System.Net.HttpStatusCode.OK) { Content = new StringContent("""{"id":27182818}""") }
                : null;

        (await crm.ExchangeAsync()).ShouldBe(new ExchangeOutcome.Refused("account"));
    }

    [Fact]
    public async Task A_stumble_after_the_code_is_spent_does_not_lose_the_account()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        await crm.InjectFaultAsync("amocrm.account", "status", 502, times: 1);

        (await crm.ExchangeAsync()).ShouldBeOfType<ExchangeOutcome.Granted>();
    }

    [Fact]
    public async Task A_token_endpoint_that_is_down_is_an_outage()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        await crm.InjectFaultAsync("amocrm.oauth", "status", 503);

        await Should.ThrowAsync<OutageException>(() => crm.ExchangeAsync());
    }

    [Theory]
    [InlineData(Platform.AmoCrm, "https://www.amocrm.ru/oauth?")]
    [InlineData(Platform.Kommo, "https://www.kommo.com/oauth?")]
    public async Task The_link_to_authorise_carries_a_state_that_we_know_again(Platform platform, string start)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var link = await crm.QueryAsync<ICrmAuthorization, Uri>(port => Task.FromResult(port.AuthorizationLink(platform)));
        var state = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(link.Query)["state"].ToString();

        link.AbsoluteUri.ShouldStartWith(start);
        (await crm.QueryAsync<ICrmAuthorization, OneTimeNonce?>(port => Task.FromResult(port.ReadState(state)))).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(9081726, true)]
    [InlineData(9081727, false)]
    [InlineData(1, false)]
    public async Task Who_administers_is_asked_of_amoCRM(long user, bool isAdmin)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();

        (
            await crm.QueryAsync<ICrmAuthorization, bool>(port =>
                port.IsAdministratorAsync(account, user, TestContext.Current.CancellationToken)
            )
        ).ShouldBe(isAdmin);
    }

    [Fact]
    public async Task An_account_is_open_until_the_seller_goes()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        Task<bool> IsOpenAsync() =>
            crm.QueryAsync<ICrmAuthorization, bool>(port => port.IsOpenAsync(account, TestContext.Current.CancellationToken));

        (await IsOpenAsync()).ShouldBeTrue();
        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "state", """{"state":"unpaid"}""");
        (await IsOpenAsync()).ShouldBeTrue();
        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "uninstall", """{"hook":false}""");
        (await IsOpenAsync()).ShouldBeFalse();
        crm.Tokens[account.Tenant].ShouldBeNull();
    }
}
