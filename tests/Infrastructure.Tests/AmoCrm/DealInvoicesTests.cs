using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class DealInvoicesTests
{
    private const long Deal = 8800456;

    [Fact]
    public async Task Invoices_of_a_deal_are_found_by_its_links()
    {
        await using var crm = await CrmUnderTest.StartAsync();

        var found = await ListAsync(crm, await crm.InstallAsync(), Deal);

        crm.Calls.Operations.ShouldBe(["links.list"]);
        found.ShouldNotBeNull().ShouldContain(new InvoiceId(918273));
    }

    [Fact]
    public async Task A_deal_without_invoices_has_none()
    {
        await using var crm = await CrmUnderTest.StartAsync();

        (await ListAsync(crm, await crm.InstallAsync(), 1)).ShouldBe([]);
    }

    [Theory]
    [InlineData("""{"to_entity_id":5,"to_entity_type":"contacts","metadata":{"catalog_id":12077}}""")]
    [InlineData("""{"to_entity_id":5,"to_entity_type":"catalog_elements","metadata":{"catalog_id":1}}""")]
    [InlineData("""{"to_entity_id":null,"to_entity_type":"catalog_elements","metadata":{"catalog_id":12077}}""")]
    [InlineData("""{"to_entity_id":5,"to_entity_type":"catalog_elements","metadata":null}""")]
    [InlineData("7")]
    public async Task Other_links_are_no_invoices(string link)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, _) => new HttpResponseMessage(System.Net.HttpStatusCode.OK)
        {
            Content = new StringContent($$$"""{"_embedded":{"links":[{{{link}}}]}}"""),
        };

        (await ListAsync(crm, account, Deal)).ShouldBe([]);
    }

    private static Task<IReadOnlyList<InvoiceId>?> ListAsync(CrmUnderTest crm, Account account, long deal) =>
        crm.QueryAsync<ICrmInvoices, IReadOnlyList<InvoiceId>?>(port =>
            port.ListOfDealAsync(account, deal, TestContext.Current.CancellationToken));
}
