using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class CodeExchangeTests
{
    [Fact]
    public async Task A_code_is_exchanged_for_an_account()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var granted = (await crm.ExchangeAsync()).ShouldBeOfType<ExchangeOutcome.Granted>();

        granted.Tenant.ShouldBe(new TenantKey(Platform.AmoCrm, 31415926));
        granted.Profile.ShouldBe(new CrmProfile(EmulatorUnderTest.Demo, "Демо-магазин", Currency.Rub, "Europe/Moscow", "ru", 12077));
        granted.Tokens.ApiHost.ShouldBe("api-b.amocrm.ru");
        (granted.Tokens.ExpiresAt - granted.Tokens.RefreshedAt).ShouldBe(TimeSpan.FromDays(1));
        granted.ToString().ShouldNotContain(granted.Tokens.RefreshToken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_grantors_rights_come_with_the_grant(bool isAdmin)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        if (!isAdmin)
            crm.Calls.Instead = (_, operation) => operation == "users.get"
                ? new(System.Net.HttpStatusCode.Forbidden) { Content = new StringContent("""{"status":403}""") }
                : null;

        (await crm.ExchangeAsync()).ShouldBeOfType<ExchangeOutcome.Granted>().ByAdministrator.ShouldBe(isAdmin);
    }

    [Fact]
    public async Task The_stored_grant_is_an_administrators_while_it_works()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        Task<bool> IsAdministratorsAsync() => crm.QueryAsync<ICrmAuthorization, bool>(port =>
            port.HasAdministratorsGrantAsync(account, TestContext.Current.CancellationToken));

        (await IsAdministratorsAsync()).ShouldBeTrue();
        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "uninstall", """{"hook":false}""");
        (await IsAdministratorsAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("www.amocrm.ru")]
    [InlineData("forum.amocrm.ru")]
    public async Task The_vendors_own_hosts_are_never_called(string host)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        (await crm.ExchangeAsync(host)).ShouldBe(new ExchangeOutcome.Refused("host"));
        crm.Calls.Operations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_of_another_account_is_refused()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        (await crm.ExchangeAsync(EmulatorUnderTest.Old)).ShouldBe(new ExchangeOutcome.Refused("code"));
    }

    [Fact]
    public async Task A_foreign_host_is_never_called()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        (await crm.ExchangeAsync("evil.example.org")).ShouldBe(new ExchangeOutcome.Refused("host"));
        crm.Calls.Operations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_client_secret_is_reported()
    {
        await using var crm = await CrmUnderTest.StartAsync(("AmoCrm:ClientSecret", "wrong"));
        (await crm.ExchangeAsync()).ShouldBe(new ExchangeOutcome.Refused("client"));
    }

    [Fact]
    public async Task A_wrong_redirect_address_is_reported()
    {
        await using var crm = await CrmUnderTest.StartAsync(("AmoCrm:RedirectUri", "https://pay.example.org/other"));
        (await crm.ExchangeAsync()).ShouldBe(new ExchangeOutcome.Refused("redirect_uri"));
    }

    [Fact]
    public async Task A_token_of_another_account_is_refused()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        crm.Calls.Instead = (_, operation) =>
            operation == "account.get"
                ? new(System.Net.HttpStatusCode.OK) { Content = new StringContent("""{"id":27182818}""") }
                : null;

        (await crm.ExchangeAsync()).ShouldBe(new ExchangeOutcome.Refused("account"));
    }

    [Fact]
    public async Task A_failure_after_the_exchange_keeps_the_account()
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
    public async Task The_authorization_link_carries_a_readable_state(Platform platform, string start)
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
    public async Task The_rights_of_a_user_come_from_amoCRM(long user, bool isAdmin)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();

        (
            await crm.QueryAsync<ICrmAuthorization, CrmUser?>(port =>
                port.FindUserAsync(account, user, TestContext.Current.CancellationToken)
            )
        )?.IsAdministrator.ShouldBe(isAdmin);
    }

    [Fact]
    public async Task An_account_is_open_until_it_is_disconnected()
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
