using System.Net;
using CleanAcquiring.Application.Ports;
using CleanAcquiring.Application.Ports.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class ReadingTests
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
    public async Task An_invoice_that_is_not_there_or_not_theirs_is_missing(long id)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        (await crm.ReadAsync(await crm.InstallAsync(), id)).ShouldBeOfType<InvoiceReading.Missing>();
    }

    [Fact]
    public async Task Guessing_numbers_costs_the_seller_one_call_each()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        for (var id = 1; id <= 4; id++)
            await crm.ReadAsync(account, id);

        crm.Calls.Operations.ShouldBe(["elements.get", "account.get", "elements.get", "elements.get", "elements.get"]);
    }

    [Fact]
    public async Task The_list_of_an_old_account_is_found_by_its_type_and_remembered()
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
    public async Task A_list_made_anew_is_found_again()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        account.Learn(account.Profile with { InvoicesListId = 999 });

        (await FindAsync(crm, account, 918273)).BillPrice.ShouldBe(14982m);
    }

    [Fact]
    public async Task The_sellers_own_names_map_a_status()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        account.Decide(account.Settings with { StatusNames = new StatusNames(["отменён"], []) });

        (await FindAsync(crm, account, 918311)).Status.ShouldBe(InvoiceStatus.Created);
    }

    [Fact]
    public async Task A_code_that_the_invoice_lacks_is_found_in_the_definition()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        var element = Fixture.Text("complete").Replace("\"enum_id\": 451001,\n          \"enum_code\": \"created\"", "\"enum_id\": 451007", StringComparison.Ordinal)
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
    public async Task An_invoice_may_name_another_currency_by_its_number(string currencyId, string? code)
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
    public async Task Without_any_currency_a_russian_account_bills_roubles(string host, string? code)
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
    public async Task The_way_back_leads_to_the_vendor_or_nowhere(string link, bool isKept)
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
    [InlineData("")]
    public async Task Another_element_than_was_asked_for_is_no_invoice(string body)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, operation) => operation == "elements.get" ? Json(body) : null;

        (await crm.ReadAsync(account, 918273)).ShouldBeOfType<InvoiceReading.Missing>();
    }

    [Theory]
    [InlineData(918317)]
    [InlineData(918318)]
    [InlineData(918319)]
    public async Task A_crm_that_cannot_answer_now_is_an_outage(long id)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Patience = TimeSpan.FromSeconds(2);

        var outage = await Should.ThrowAsync<OutageException>(() => crm.ReadAsync(account, id));
        outage.System.ShouldBe("amoCRM");
        outage.Operation.ShouldBe("elements.get");
        crm.Calls.Count("elements.get").ShouldBe(1);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("html")]
    [InlineData("cut")]
    public async Task Content_that_cannot_be_parsed_is_an_outage(string mischief)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.MischiefAsync("amocrm.elements", mischief);

        await Should.ThrowAsync<OutageException>(() => crm.ReadAsync(account, 918273));
    }

    [Fact]
    public async Task Content_that_is_too_deep_or_too_long_is_an_outage()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, _) => Json(new string('[', 100_000) + new string(']', 100_000));
        await Should.ThrowAsync<OutageException>(() => crm.ReadAsync(account, 918273));
    }

    [Fact]
    public async Task How_long_to_wait_is_passed_on()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, _) => new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(7)) } };

        (await Should.ThrowAsync<OutageException>(() => crm.ReadAsync(account, 918273))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData("unpaid")]
    [InlineData("blocked")]
    public async Task An_account_that_is_shut_says_why(string standing)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "standing", $$"""{"standing":"{{standing}}"}""");

        (await crm.ReadAsync(account, 918273)).ShouldBe(new InvoiceReading.AccountClosed(standing));
        crm.Calls.Count("elements.get").ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"title":"Forbidden","status":403,"detail":"Нет прав"}""", "rights")]
    [InlineData("""{"title":"Forbidden","status":403,"detail":"Доступ с этого IP запрещён. Код ошибки 113"}""", "blocked")]
    [InlineData("<html>nginx</html>", "blocked")]
    public async Task The_kinds_of_403_are_told_apart(string body, string reason)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, operation) => operation == "elements.get" ? new(HttpStatusCode.Forbidden) { Content = new StringContent(body) } : null;

        (await crm.ReadAsync(account, 918273)).ShouldBe(new InvoiceReading.AccountClosed(reason));
    }

    [Fact]
    public async Task Nobody_goes_faster_than_the_account_bears()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();

        var read = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => crm.ReadAsync(account, 918273)));
        read.ShouldAllBe(reading => reading is InvoiceReading.Found);
    }

    private static async Task<Invoice> FindAsync(CrmUnderTest crm, Account account, long id) =>
        (await crm.ReadAsync(account, id)).ShouldBeOfType<InvoiceReading.Found>().Invoice;

    private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body) };
}
