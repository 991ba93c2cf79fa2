using System.Net;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Infrastructure.AmoCrm.Authorization;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class RefreshingTests
{
    private const string Refresh = "oauth.refresh";

    [Fact]
    public async Task Twenty_who_need_a_new_token_at_once_refresh_once()
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
    public async Task A_token_that_amoCRM_refuses_early_is_renewed_once_for_all()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.Emulator.AdvanceAsync("1.00:00:01");

        var read = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => crm.ReadAsync(account, 918273)));

        read.ShouldAllBe(reading => reading is InvoiceReading.Found);
        crm.Calls.Count(Refresh).ShouldBe(1);
    }

    [Fact]
    public async Task A_token_with_time_left_is_used_as_it_is()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.ReadAsync(account, 918273);

        crm.Calls.Operations.ShouldBe(["elements.get"]);
    }

    [Fact]
    public async Task A_revoked_grant_is_dead_and_nobody_asks_again()
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
    public async Task A_sleeping_account_is_kept_alive()
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
    public async Task A_look_up_that_leads_out_of_amoCRM_is_not_followed()
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
    public async Task An_account_that_is_nowhere_any_more_is_dead()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "uninstall", """{"hook":false}""");
        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "rename", """{"subdomain":"newshop"}""");

        (await crm.ReadAsync(account, 918273)).ShouldBe(new InvoiceReading.AccountClosed("reauthorize"));
        crm.Tokens[account.Tenant].ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_lost_before_anything_happened_is_asked_for_once_more()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.LeaveAsync(account, TimeSpan.FromMinutes(-1));
        await crm.InjectFaultAsync("amocrm.oauth", "cut", times: 1);

        (await crm.RefreshAsync(account)).ShouldBe(RefreshOutcome.Refreshed);
        crm.Calls.Count(Refresh).ShouldBe(2);
    }

    [Fact]
    public async Task An_answer_lost_after_the_pair_was_made_kills_the_grant_once_that_is_known()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Patience = TimeSpan.FromSeconds(3);
        await crm.LeaveAsync(account, TimeSpan.FromMinutes(-1));
        await crm.InjectFaultAsync("amocrm.oauth", "silence", times: 1);

        (await crm.RefreshAsync(account)).ShouldBe(RefreshOutcome.GrantDead);
    }

    [Fact]
    public async Task A_token_that_still_lives_is_used_while_the_token_endpoint_is_down()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.LeaveAsync(account, TimeSpan.FromMinutes(4));
        await crm.InjectFaultAsync("amocrm.oauth", "status", 503);

        (await crm.ReadAsync(account, 918273)).ShouldBeOfType<InvoiceReading.Found>();
    }

    [Fact]
    public async Task A_buyer_who_leaves_does_not_lose_the_new_pair()
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
