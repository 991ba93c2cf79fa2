using System.Net;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class AmoCrmInvoicesTests
{
    [Fact]
    public async Task The_complete_invoice_is_read_with_one_call()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var invoice = await FindAsync(crm, await crm.InstallAsync(), 918273);

        crm.Calls.Operations.ShouldBe(["elements.get"]);
        invoice.Id.ShouldBe(new InvoiceId(918273));
        invoice.Status.ShouldBe(InvoiceStatus.Created);
        invoice.Currency.ShouldBe(Currency.Rub);
        invoice.Supplier?.TaxNumber.ShouldBe("7701000001");
        invoice.Link?.AbsolutePath.ShouldBe("/paywall/31415926/918273");
    }

    [Theory]
    [InlineData(918280, InvoiceStatus.Created)]
    [InlineData(918308, InvoiceStatus.Paid)]
    [InlineData(918309, InvoiceStatus.PaidInAdvance)]
    [InlineData(918310, InvoiceStatus.PartiallyPaid)]
    [InlineData(918311, InvoiceStatus.Unmapped)]
    [InlineData(918314, InvoiceStatus.Absent)]
    public async Task Every_scenario_has_its_status(long id, InvoiceStatus status)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        (await FindAsync(crm, await crm.InstallAsync(), id)).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData(918399)]
    [InlineData(918312)]
    [InlineData(918313)]
    public async Task An_absent_or_foreign_invoice_is_missing(long id)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        (await crm.ReadAsync(await crm.InstallAsync(), id)).ShouldBeOfType<InvoiceReading.Missing>();
    }

    [Fact]
    public async Task A_missing_invoice_costs_one_call()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        for (var id = 1; id <= 4; id++)
            await crm.ReadAsync(account, id);

        crm.Calls.Operations.ShouldBe(["elements.get", "account.get", "elements.get", "elements.get", "elements.get"]);
    }

    [Fact]
    public async Task An_old_accounts_list_is_found_by_type()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync(EmulatorUnderTest.Old, "27182818");
        var invoice = await FindAsync(crm, account, 40123);
        await FindAsync(crm, account, 40123);

        account.Profile.InvoicesListId.ShouldBeNull();
        invoice.Status.ShouldBe(InvoiceStatus.Created);
        crm.Calls.Operations.ShouldBe(["account.get", "catalogs.list", "elements.get", "fields.list", "elements.get"]);
    }

    [Fact]
    public async Task A_recreated_list_is_found_again()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        account.Learn(account.Profile with { InvoicesListId = 999 });

        (await FindAsync(crm, account, 918273)).BillPrice.ShouldBe(14982m);
    }

    [Fact]
    public async Task A_sellers_own_name_maps_a_status()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        account.Decide(account.Settings with { StatusNames = new StatusNames(["отменён"], []) });

        (await FindAsync(crm, account, 918311)).Status.ShouldBe(InvoiceStatus.Created);
    }

    [Fact]
    public async Task A_missing_status_code_comes_from_the_definition()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        var element = Fixture
            .Text("complete")
            .Replace("\"enum_id\": 451001,\n          \"enum_code\": \"created\"", "\"enum_id\": 451007", StringComparison.Ordinal)
            .Replace("\"value\": \"Создан\"", "\"value\": \"Как-то\"", StringComparison.Ordinal);
        crm.Calls.Instead = (_, operation) => operation switch
        {
            "elements.get" => Json(element),
            "fields.list" => Json(Fixture.Text("definitions")),
            _ => null,
        };

        (await FindAsync(crm, account, 918273)).Status.ShouldBe(InvoiceStatus.PaidInAdvance);
    }

    [Theory]
    [InlineData("0", "RUB")]
    [InlineData("null", "RUB")]
    [InlineData("7", "USD")]
    [InlineData("8", null)]
    [InlineData("\"dollars\"", null)]
    public async Task The_currency_number_of_an_invoice_counts(string currencyId, string? code)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, operation) => operation switch
        {
            "elements.get" => Json($$"""{"id":918273,"catalog_id":12077,"account_id":31415926,"currency_id":{{currencyId}}}"""),
            "currencies.list" => Json("""{"_embedded":{"currencies":[{"id":7,"code":"USD"},{"id":8,"code":null}]}}"""),
            _ => null,
        };

        (await FindAsync(crm, account, 918273)).Currency.ShouldBe(Currency.Parse(code));
    }

    [Theory]
    [InlineData("demoshop.amocrm.ru", "RUB")]
    [InlineData("demoshop.kommo.com", null)]
    public async Task A_russian_account_without_currency_bills_roubles(string host, string? code)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        account.Learn(account.Profile with { Host = host, Currency = null });
        crm.Calls.Instead = (_, _) => Json("""{"id":918273,"catalog_id":12077,"account_id":31415926}""");

        (await FindAsync(crm, account, 918273)).Currency.ShouldBe(Currency.Parse(code));
    }

    [Theory]
    [InlineData("https://pay.amocrm.ru/AbC12dEf34", true)]
    [InlineData("https://pay.kommo.com/AbC12dEf34", true)]
    [InlineData("http://pay.amocrm.ru/AbC12dEf34", false)]
    [InlineData("https://pay.amocrm.ru.evil.org/", false)]
    [InlineData("https://evil@pay.amocrm.ru/", false)]
    [InlineData("https://pay.amocrm.ru:8443/", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("http://localhost:1/", false)]
    public async Task A_link_that_leaves_the_vendor_is_dropped(string link, bool isKept)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, _) => Json($$"""{"id":918273,"catalog_id":12077,"account_id":31415926,"invoice_link":"{{link}}"}""");

        (await FindAsync(crm, account, 918273)).Link.ShouldBe(isKept ? new Uri(link) : null);
    }

    [Theory]
    [InlineData("""{"id":918274,"catalog_id":12077,"account_id":31415926}""")]
    [InlineData("""{"id":918273,"catalog_id":1,"account_id":31415926}""")]
    [InlineData("""{"id":918273,"catalog_id":12077,"account_id":"x"}""")]
    [InlineData("""{"id":918273,"is_deleted":true}""")]
    [InlineData("[]")]
    public async Task Another_element_counts_as_missing(string body)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, operation) => operation == "elements.get" ? Json(body) : null;

        (await crm.ReadAsync(account, 918273)).ShouldBeOfType<InvoiceReading.Missing>();
    }

    private static async Task<Invoice> FindAsync(CrmUnderTest crm, Account account, long id) =>
        (await crm.ReadAsync(account, id)).ShouldBeOfType<InvoiceReading.Found>().Invoice;

    private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body) };
}
