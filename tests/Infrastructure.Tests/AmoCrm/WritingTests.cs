using System.Net;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class WritingTests
{
    private static readonly DateTimeOffset PaidAt = DateTimeOffset.FromUnixTimeSeconds(1767268800);
    private static readonly InvoiceStatusUpdate Paid = new(InvoiceStatus.Paid, PaidAt);
    private static readonly InvoiceStatusUpdate Returned = new(InvoiceStatus.Refunded, null);

    [Fact]
    public async Task Paid_is_written_with_its_date_and_seen()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();

        (await crm.WriteAsync(account, 918273, Paid)).ShouldBeOfType<InvoiceWriting.Written>();

        crm.Calls.Operations.ShouldBe(["elements.patch", "elements.get"]);
        var state = await crm.Emulator.StateAsync(EmulatorUnderTest.Demo, 918273);
        ((string?)state["status"], (long?)state["paymentDate"], (string?)state["price"], (int)state["writes"]!).ShouldBe(
            ("paid", 1767268800, "14982", 1)
        );
    }

    [Theory]
    [InlineData(InvoiceStatus.PartiallyPaid, "partially_paid")]
    [InlineData(InvoiceStatus.Created, "created")]
    public async Task Other_statuses_leave_the_date_alone(InvoiceStatus status, string code)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();

        (await crm.WriteAsync(account, 918308, new InvoiceStatusUpdate(status, null))).ShouldBeOfType<InvoiceWriting.Written>();
        var state = await crm.Emulator.StateAsync(EmulatorUnderTest.Demo, 918308);
        ((string?)state["status"], (long?)state["paymentDate"]).ShouldBe((code, 1767268800));
    }

    [Fact]
    public async Task An_old_account_without_codes_and_without_a_date_is_written_all_the_same()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync(EmulatorUnderTest.Old, "27182818");

        (await crm.WriteAsync(account, 40123, Paid)).ShouldBeOfType<InvoiceWriting.Written>();
        ((string?)(await crm.Emulator.StateAsync(EmulatorUnderTest.Old, 40123))["status"]).ShouldBe("Оплачен");
    }

    [Fact]
    public async Task A_missing_date_field_costs_one_more_try()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        RefuseWhen(
            crm,
            body => body.Contains("BILL_PAYMENT_DATE", StringComparison.Ordinal),
            """{"detail":"Дополнительное поле не найдено. Код ошибки 204"}"""
        );

        (await crm.WriteAsync(account, 918273, Paid)).ShouldBeOfType<InvoiceWriting.Written>();
        crm.Calls.Operations.ShouldBe(["elements.patch", "elements.patch", "elements.get"]);
    }

    [Fact]
    public async Task A_name_that_is_demanded_is_sent_as_it_stands()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        RefuseWhen(
            crm,
            body => !body.Contains("\"name\"", StringComparison.Ordinal),
            """{"validation-errors":[{"errors":[{"code":"NotBlank","path":"name"}]}]}"""
        );

        (await crm.WriteAsync(account, 918273, Paid)).ShouldBeOfType<InvoiceWriting.Written>();
        var state = await crm.Emulator.StateAsync(EmulatorUnderTest.Demo, 918273);
        ((string?)state["name"], (long?)state["paymentDate"]).ShouldBe(("Счет #1042", 1767268800));
    }

    [Fact]
    public async Task A_refusal_that_names_nothing_is_answered_with_everything_there_is()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        RefuseWhen(
            crm,
            body => !body.Contains("\"name\"", StringComparison.Ordinal) || !body.Contains("enum_id", StringComparison.Ordinal),
            "<html>"
        );

        (await crm.WriteAsync(account, 918273, Paid)).ShouldBeOfType<InvoiceWriting.Written>();
    }

    [Fact]
    public async Task A_status_that_the_account_does_not_have_is_refused_after_a_few_tries()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        RefuseWhen(
            crm,
            _ => true,
            """{"validation-errors":[{"errors":[{"code":"NotSupportedChoice","path":"custom_fields_values.0.values.0.enum_code"}]}]}"""
        );

        (await crm.WriteAsync(account, 918273, Paid)).ShouldBeOfType<InvoiceWriting.Refused>();
        crm.Calls.Count("elements.patch").ShouldBe(2);
    }

    [Fact]
    public async Task The_sellers_own_word_for_paid_is_found_among_the_choices()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        account.Decide(account.Settings with { StatusNames = new StatusNames([], ["отменён"]) });
        RefuseWhen(
            crm,
            body => body.Contains("enum_code", StringComparison.Ordinal),
            """{"validation-errors":[{"errors":[{"code":"NotSupportedChoice","path":"custom_fields_values.0.values.0.enum_code"}]}]}"""
        );
        string? sent = null;
        var refuse = crm.Calls.Instead;
        crm.Calls.Instead = (request, operation) =>
            operation == "fields.list"
                ? new(HttpStatusCode.OK)
                {
                    Content = new StringContent(
                        """{"_embedded":{"custom_fields":[{"code":"BILL_STATUS","enums":[{"id":451009,"value":"Отменён","code":null}]}]}}"""
                    ),
                }
                : refuse(request, sent = operation);

        (await crm.WriteAsync(account, 918273, Paid)).ShouldBeOfType<InvoiceWriting.Written>();
        ((string?)(await crm.Emulator.StateAsync(EmulatorUnderTest.Demo, 918273))["status"]).ShouldBe("Отменён");
        sent.ShouldBe("elements.get");
    }

    [Fact]
    public async Task A_status_that_only_the_seller_has_a_name_for_is_sent_by_its_number()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        account.Decide(account.Settings with { StatusNames = StatusNames.None with { Refunded = ["возврат"] } });

        (await crm.WriteAsync(account, 918273, Returned)).ShouldBeOfType<InvoiceWriting.Written>();

        ((string?)(await crm.Emulator.StateAsync(EmulatorUnderTest.Demo, 918273))["status"]).ShouldBe("Возврат");
        crm.Calls.Count("elements.patch").ShouldBe(1);
    }

    [Fact]
    public async Task A_name_that_no_status_of_the_account_has_is_refused_without_a_try()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        account.Decide(account.Settings with { StatusNames = StatusNames.None with { Refunded = ["возвращён"] } });

        (await crm.WriteAsync(account, 918273, Returned))
            .ShouldBeOfType<InvoiceWriting.Refused>()
            .Reason.ShouldBe("no such status in this account");

        crm.Calls.Count("elements.patch").ShouldBe(0);
    }

    [Theory]
    [InlineData(918399)]
    [InlineData(918312)]
    public async Task An_invoice_that_is_gone_is_missing(long id)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        (await crm.WriteAsync(await crm.InstallAsync(), id, Paid)).ShouldBeOfType<InvoiceWriting.Missing>();
    }

    [Fact]
    public async Task An_account_that_is_shut_says_why()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "state", """{"state":"unpaid"}""");

        (await crm.WriteAsync(account, 918273, Paid)).ShouldBe(new InvoiceWriting.AccountClosed("unpaid"));
    }

    [Theory]
    [InlineData("status", 500)]
    [InlineData("status-after", 504)]
    public async Task A_write_of_which_nothing_is_known_is_an_outage_and_does_no_harm_again(string faults, int status)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.InjectFaultAsync("amocrm.elements.patch", faults, status, times: 1);
        await Should.ThrowAsync<OutageException>(() => crm.WriteAsync(account, 918273, Paid));

        (await crm.WriteAsync(account, 918273, Paid)).ShouldBeOfType<InvoiceWriting.Written>();
    }

    [Fact]
    public async Task A_write_that_no_reading_shows_is_not_believed()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, operation) =>
            operation == "elements.patch" ? new(HttpStatusCode.OK) { Content = new StringContent("""{"id":918273}""") } : null;

        await Should.ThrowAsync<OutageException>(() => crm.WriteAsync(account, 918273, Paid));
    }

    private static void RefuseWhen(CrmUnderTest crm, Func<string, bool> isWrong, string answer) =>
        crm.Calls.Instead = (request, operation) =>
        {
            if (operation != "elements.patch")
                return null;
            var body = JsonNode.Parse(request.Content!.ReadAsStream(TestContext.Current.CancellationToken))!.ToJsonString();
            return isWrong(body) ? new(HttpStatusCode.BadRequest) { Content = new StringContent(answer) } : null;
        };
}
