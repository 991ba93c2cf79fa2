using System.Net;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Infrastructure.AmoCrm.Authorization;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class TokenRenewalTests
{
    private const string Refresh = "oauth.refresh";

    [Fact]
    public async Task Twenty_calls_at_once_renew_once()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.LeaveAsync(account, TimeSpan.FromMinutes(4));

        var found = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            crm.QueryAsync<AccessTokens, Access>(tokens => tokens.FindAsync(account, TestContext.Current.CancellationToken))));

        crm.Calls.Count(Refresh).ShouldBe(1);
        found.OfType<Access.Open>().Select(open => open.Tokens.AccessToken).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await crm.ReadAsync(account, 918273)).ShouldBeOfType<InvoiceReading.Found>();
    }

    [Fact]
    public async Task A_token_refused_early_is_renewed_once()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.Emulator.AdvanceAsync("1.00:00:01");

        var read = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => crm.ReadAsync(account, 918273)));

        read.ShouldAllBe(reading => reading is InvoiceReading.Found);
        crm.Calls.Count(Refresh).ShouldBe(1);
    }

    [Fact]
    public async Task A_token_with_time_left_is_not_renewed()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.ReadAsync(account, 918273);

        crm.Calls.Operations.ShouldBe(["elements.get"]);
    }

    [Fact]
    public async Task A_revoked_grant_is_asked_once()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "uninstall", """{"hook":false}""");

        (await crm.ReadAsync(account, 918273)).ShouldBe(new InvoiceReading.AccountClosed("reauthorize"));
        crm.Tokens.Changes.ShouldHaveSingleItem().ShouldBeOfType<TokenChange.Dead>();
        crm.Calls.Forget();
        (await crm.ReadAsync(account, 918273)).ShouldBe(new InvoiceReading.AccountClosed("reauthorize"));
        (await crm.RefreshAsync(account)).ShouldBe(RefreshOutcome.GrantDead);
        crm.Calls.Operations.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_token_of_an_idle_account_is_renewed()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.LeaveAsync(account, TimeSpan.FromDays(-30));
        var before = crm.Tokens[account.Tenant];

        (await crm.RefreshAsync(account)).ShouldBe(RefreshOutcome.Refreshed);
        crm.Tokens[account.Tenant].ShouldNotBe(before);
        (await crm.RefreshAsync(account)).ShouldBe(RefreshOutcome.Refreshed);
        crm.Calls.Count(Refresh).ShouldBe(1);
    }

    [Fact]
    public async Task A_renamed_account_is_found_at_its_new_host()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "rename", """{"subdomain":"newshop"}""");

        (await crm.ReadAsync(account, 918273)).ShouldBeOfType<InvoiceReading.Found>();
        crm.Tokens.Changes.ShouldHaveSingleItem().ShouldBeOfType<TokenChange.Store>().NewHost.ShouldBe("newshop.amocrm.ru");
        account.Profile.Host.ShouldBe("newshop.amocrm.ru");
    }

    [Fact]
    public async Task A_look_up_to_a_foreign_host_is_ignored()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "rename", """{"subdomain":"newshop"}""");
        crm.Calls.Instead = (_, operation) =>
            operation == "oauth.domain" ? Json(HttpStatusCode.OK, """{"id":31415926,"domain":"shop.evil.org"}""") : null;

        await Should.ThrowAsync<OutageException>(() => crm.ReadAsync(account, 918273));
        crm.Calls.Count(Refresh).ShouldBe(1);
        crm.Tokens[account.Tenant].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_deleted_account_has_a_dead_grant()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "uninstall", """{"hook":false}""");
        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "rename", """{"subdomain":"newshop"}""");

        (await crm.ReadAsync(account, 918273)).ShouldBe(new InvoiceReading.AccountClosed("reauthorize"));
        crm.Tokens[account.Tenant].ShouldBeNull();
    }

    [Fact]
    public async Task A_response_lost_before_the_renewal_is_retried()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.LeaveAsync(account, TimeSpan.FromMinutes(-1));
        await crm.InjectFaultAsync("amocrm.oauth", "cut", times: 1);

        (await crm.RefreshAsync(account)).ShouldBe(RefreshOutcome.Refreshed);
        crm.Calls.Count(Refresh).ShouldBe(2);
    }

    [Fact]
    public async Task A_response_lost_after_the_renewal_ends_the_grant()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Timeout = TimeSpan.FromSeconds(3);
        await crm.LeaveAsync(account, TimeSpan.FromMinutes(-1));
        await crm.InjectFaultAsync("amocrm.oauth", "silence", times: 1);

        (await crm.RefreshAsync(account)).ShouldBe(RefreshOutcome.GrantDead);
    }

    [Fact]
    public async Task A_valid_token_outlives_a_failed_renewal()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.LeaveAsync(account, TimeSpan.FromMinutes(4));
        await crm.InjectFaultAsync("amocrm.oauth", "status", 503);

        (await crm.ReadAsync(account, 918273)).ShouldBeOfType<InvoiceReading.Found>();
    }

    [Fact]
    public async Task A_cancelled_request_stores_the_new_pair()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.LeaveAsync(account, TimeSpan.FromMinutes(-1));
        var before = crm.Tokens[account.Tenant];
        using var buyer = new CancellationTokenSource();
        crm.Calls.Instead = (_, operation) =>
        {
            if (operation == Refresh)
                buyer.Cancel();
            return null;
        };

        await Should.ThrowAsync<OperationCanceledException>(() =>
            crm.QueryAsync<ICrmInvoices, InvoiceReading>(port => port.ReadAsync(account, new(918273), buyer.Token))
        );
        crm.Tokens[account.Tenant].ShouldNotBe(before);
        (await crm.ReadAsync(account, 918273)).ShouldBeOfType<InvoiceReading.Found>();
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body) };
}
