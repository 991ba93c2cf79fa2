using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

/// <summary>The statuses that a seller chooses from.</summary>
public sealed class ListedStatusesTests
{
    [Fact]
    public async Task Statuses_are_the_choices_of_the_accounts_own_field()
    {
        await using var crm = await CrmUnderTest.StartAsync();

        var listed = (await ListAsync(crm, await crm.InstallAsync())).ShouldNotBeNull();

        listed.ShouldContain(new CrmInvoiceStatus("Оплачен", InvoiceStatus.Paid));
        listed.ShouldContain(new CrmInvoiceStatus("Отгружен", null));
    }

    [Fact]
    public async Task Each_look_asks_the_account_anew()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();

        await ListAsync(crm, account);
        await ListAsync(crm, account);

        crm.Calls.Operations.ShouldBe(["fields.list", "fields.list"]);
    }

    [Fact]
    public async Task Closed_account_lists_nothing()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.InjectFaultAsync("amocrm.fields", "status", 402);

        (await ListAsync(crm, account)).ShouldBeNull();
    }

    [Fact]
    public async Task Crm_that_fails_is_an_outage()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.InjectFaultAsync("amocrm.fields", "status", 500);

        await Should.ThrowAsync<OutageException>(() => ListAsync(crm, account));
    }

    private static Task<IReadOnlyList<CrmInvoiceStatus>?> ListAsync(CrmUnderTest crm, Account account) =>
        crm.QueryAsync<ICrmInvoices, IReadOnlyList<CrmInvoiceStatus>?>(port =>
            port.ListStatusesAsync(account, TestContext.Current.CancellationToken));
}
