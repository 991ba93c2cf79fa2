using System.Net;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

/// <summary>The tries that follow a 400 of amoCRM.</summary>
public sealed class InvoiceWriterRetryTests
{
    private static readonly InvoiceStatusUpdate Paid = new(InvoiceStatus.Paid, DateTimeOffset.FromUnixTimeSeconds(1767268800));

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
    public async Task A_demanded_name_is_sent_unchanged()
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
    public async Task A_bare_refusal_is_retried_with_every_part()
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
    public async Task A_status_missing_in_the_account_is_refused()
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
    public async Task A_sellers_own_paid_status_is_found()
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

    private static void RefuseWhen(CrmUnderTest crm, Func<string, bool> isWrong, string answer) =>
        crm.Calls.Instead = (request, operation) =>
        {
            if (operation != "elements.patch")
                return null;
            var body = JsonNode.Parse(request.Content!.ReadAsStream(TestContext.Current.CancellationToken))!.ToJsonString();
            return isWrong(body) ? new(HttpStatusCode.BadRequest) { Content = new StringContent(answer) } : null;
        };
}
