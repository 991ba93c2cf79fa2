using System.Net;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class InvoiceWriterTests
{
    private static readonly DateTimeOffset PaidAt = DateTimeOffset.FromUnixTimeSeconds(1767268800);

    private static readonly InvoiceStatusUpdate Paid = new(InvoiceStatus.Paid, PaidAt);

    private static readonly InvoiceStatusUpdate Refunded = new(InvoiceStatus.Refunded, null);

    [Fact]
    public async Task Paid_is_written_with_its_date()
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
    public async Task An_old_account_is_written_without_codes_and_date()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync(EmulatorUnderTest.Old, "27182818");

        (await crm.WriteAsync(account, 40123, Paid)).ShouldBeOfType<InvoiceWriting.Written>();
        ((string?)(await crm.Emulator.StateAsync(EmulatorUnderTest.Old, 40123))["status"]).ShouldBe("Оплачен");
    }

    [Fact]
    public async Task A_custom_status_is_sent_by_its_id()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        account.Decide(account.Settings with { StatusNames = StatusNames.None with { Refunded = ["возврат"] } });

        (await crm.WriteAsync(account, 918273, Refunded)).ShouldBeOfType<InvoiceWriting.Written>();

        ((string?)(await crm.Emulator.StateAsync(EmulatorUnderTest.Demo, 918273))["status"]).ShouldBe("Возврат");
        crm.Calls.Count("elements.patch").ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_custom_status_is_refused_without_a_try()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        account.Decide(account.Settings with { StatusNames = StatusNames.None with { Refunded = ["возвращён"] } });

        (await crm.WriteAsync(account, 918273, Refunded))
            .ShouldBeOfType<InvoiceWriting.Refused>()
            .Reason.ShouldBe("no such status in this account");

        crm.Calls.Count("elements.patch").ShouldBe(0);
    }

    [Theory]
    [InlineData(918399)]
    [InlineData(918312)]
    public async Task A_deleted_invoice_is_missing(long id)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        (await crm.WriteAsync(await crm.InstallAsync(), id, Paid)).ShouldBeOfType<InvoiceWriting.Missing>();
    }

    [Fact]
    public async Task A_closed_account_has_its_reason()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "state", """{"state":"unpaid"}""");

        (await crm.WriteAsync(account, 918273, Paid)).ShouldBe(new InvoiceWriting.AccountClosed("unpaid"));
    }

    [Theory]
    [InlineData("status", 500)]
    [InlineData("status-after", 504)]
    public async Task A_silent_write_can_be_repeated(string faults, int status)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.InjectFaultAsync("amocrm.elements.patch", faults, status, times: 1);
        await Should.ThrowAsync<OutageException>(() => crm.WriteAsync(account, 918273, Paid));

        (await crm.WriteAsync(account, 918273, Paid)).ShouldBeOfType<InvoiceWriting.Written>();
    }

    [Theory]
    [InlineData("""{"status":400,"detail":"Недостаточно прав. Код ошибки 244"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"status":403,"detail":"Нет прав"}""", HttpStatusCode.Forbidden)]
    public async Task A_missing_right_is_said_after_one_write(string body, HttpStatusCode status)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, operation) => operation == "elements.patch" ? new(status) { Content = new StringContent(body) } : null;

        (await crm.WriteAsync(account, 918273, Paid)).ShouldBe(new InvoiceWriting.AccountClosed("rights"));
        crm.Calls.Operations.ShouldBe(["elements.patch"]);
    }

    [Fact]
    public async Task An_account_whose_statuses_have_no_codes_is_written_by_id()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync(EmulatorUnderTest.Old, "27182818");
        await crm.ReadAsync(account, 40123);
        crm.Calls.Forget();

        (await crm.WriteAsync(account, 40123, Paid with { PaidAt = null })).ShouldBeOfType<InvoiceWriting.Written>();

        crm.Calls.Operations.ShouldBe(["elements.patch", "elements.get"]);
    }

    [Fact]
    public async Task A_code_that_has_no_effect_is_followed_by_the_id()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (request, operation) =>
            operation == "elements.patch"
            && request.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult()
                .Contains("enum_code", StringComparison.Ordinal)
                ? new(HttpStatusCode.OK) { Content = new StringContent("""{"id":918273}""") }
                : null;

        (await crm.WriteAsync(account, 918273, Paid)).ShouldBeOfType<InvoiceWriting.Written>();
        crm.Calls.Count("elements.patch").ShouldBe(2);
    }

    [Fact]
    public async Task A_write_that_no_reading_shows_is_an_outage()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, operation) =>
            operation == "elements.patch" ? new(HttpStatusCode.OK) { Content = new StringContent("""{"id":918273}""") } : null;

        await Should.ThrowAsync<OutageException>(() => crm.WriteAsync(account, 918273, Paid));
    }
}
