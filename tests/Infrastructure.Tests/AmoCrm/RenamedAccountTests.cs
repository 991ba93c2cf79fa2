using System.Net;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

/// <summary>An account that moved to another host while its tokens stay good.</summary>
public sealed class RenamedAccountTests
{
    private const string New = "newshop.amocrm.ru";

    [Fact]
    public async Task An_old_host_that_misses_everything_leads_to_the_new_one()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await RenamedAsync(crm);

        (await crm.ReadAsync(account, 918273)).ShouldBeOfType<InvoiceReading.Found>();

        account.Profile.Host.ShouldBe(New);
        crm.Tokens.Changes.ShouldHaveSingleItem().ShouldBeOfType<TokenChange.Store>().NewHost.ShouldBe(New);
        crm.Calls.Operations.ShouldBe(["elements.get", "account.get", "oauth.domain", "account.get", "elements.get"]);
        (await crm.WriteAsync(account, 918273, new InvoiceStatusUpdate(InvoiceStatus.Paid, null)))
            .ShouldBeOfType<InvoiceWriting.Written>();
    }

    [Fact]
    public async Task A_move_is_followed_within_the_minute_of_a_missing_invoice()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.ReadAsync(account, 1);
        await RenameAsync(crm);

        (await crm.ReadAsync(account, 918273)).ShouldBeOfType<InvoiceReading.Found>();
    }

    [Fact]
    public async Task Nothing_is_missing_while_the_look_up_finds_no_other_host()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, operation) => operation == "oauth.domain" ? null : new(HttpStatusCode.NotFound);

        await Should.ThrowAsync<OutageException>(() => crm.ReadAsync(account, 918273));
        crm.Tokens[account.Tenant].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_deleted_accounts_host_ends_the_grant()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, operation) =>
            new(operation == "oauth.domain" ? HttpStatusCode.Unauthorized : HttpStatusCode.NotFound);

        (await crm.ReadAsync(account, 918273)).ShouldBe(new InvoiceReading.AccountClosed("reauthorize"));
        crm.Tokens[account.Tenant].ShouldBeNull();
    }

    [Fact]
    public async Task The_new_host_of_a_sellers_token_is_confirmed_and_stored()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await RenamedAsync(crm);

        (await LivesAtAsync(crm, account, New)).ShouldBeTrue();

        crm.Tokens.Changes.ShouldHaveSingleItem().ShouldBeOfType<TokenChange.Store>().NewHost.ShouldBe(New);
        (await LivesAtAsync(crm, account, New)).ShouldBeTrue();
        crm.Calls.Operations.ShouldBe(["oauth.domain"]);
    }

    [Theory]
    [InlineData("othershop.amocrm.ru", 1)]
    [InlineData("www.amocrm.ru", 0)]
    [InlineData("evil.example.org", 0)]
    public async Task A_host_that_the_look_up_does_not_name_is_refused(string host, int lookUps)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();

        (await LivesAtAsync(crm, account, host)).ShouldBeFalse();

        account.Profile.Host.ShouldBe(EmulatorUnderTest.Demo);
        crm.Calls.Count("oauth.domain").ShouldBe(lookUps);
    }

    private static Task<bool> LivesAtAsync(CrmUnderTest crm, Account account, string host) =>
        crm.QueryAsync<ICrmAuthorization, bool>(port => port.LivesAtAsync(account, host, TestContext.Current.CancellationToken));

    private static async Task<Account> RenamedAsync(CrmUnderTest crm)
    {
        var account = await crm.InstallAsync();
        await RenameAsync(crm);
        return account;
    }

    private static async Task RenameAsync(CrmUnderTest crm)
    {
        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "rename", """{"subdomain":"newshop"}""");
        crm.Calls.Instead = (request, _) => request.Headers.Host == EmulatorUnderTest.Demo ? new(HttpStatusCode.NotFound) : null;
        crm.Calls.Forget();
    }
}
