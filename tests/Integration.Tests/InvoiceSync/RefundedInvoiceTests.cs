using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.InvoiceSync;

/// <summary>The status in amoCRM of an invoice whose money was refunded.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class RefundedInvoiceTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Full_refund_leaves_the_status_where_none_is_named()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.RefundAsync(await scenario.PayAsync(), "k");
        await scenario.WorkAsync();

        (scenario.Driver.Status, scenario.Driver.Invoice.Writes, scenario.Driver.Notes.Count).ShouldBe(("paid", 1, 2));
    }

    [Fact]
    public async Task Full_refund_writes_the_sellers_status()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await TeachAsync(scenario, "возврат");
        var payment = await scenario.PayAsync();

        await scenario.RefundAsync(payment, "a", 3499.99m);
        await scenario.WorkAsync();
        scenario.Driver.Status.ShouldBe("paid");
        await scenario.RefundAsync(payment, "b");
        await scenario.WorkAsync();

        NameOf(scenario).ShouldBe("Возврат");
        (await scenario.TimelineAsync(payment)).ShouldContain("invoice.status_sent (Refunded)");
        scenario.Driver.Notes.Count.ShouldBe(3);
        (await scenario.PaymentAsync()).Attention.ShouldBeNull();
        (await scenario.CheckOutAsync()).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("invoice.status.refunded"),
            refusal => refusal.Kind.ShouldBe(RefusalKind.AskSeller));
    }

    [Fact]
    public async Task Refund_of_a_second_payment_leaves_the_invoice_paid()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await TeachAsync(scenario, "возврат");
        await scenario.PayTwiceAsync();

        await scenario.RefundAsync((await scenario.PaymentsAsync()).Single(payment => payment.Needs(Attention.Excess)), "k");
        await scenario.WorkAsync();

        scenario.Driver.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task Status_changed_before_the_refund_stays()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await TeachAsync(scenario, "возврат");
        var payment = await scenario.PayAsync();
        scenario.Driver.Mark("created");

        await scenario.RefundAsync(payment, "k");
        await scenario.WorkAsync();

        (scenario.Driver.Status, scenario.Driver.Invoice.Writes).ShouldBe(("created", 1));
    }

    [Fact]
    public async Task Unknown_status_name_parks_the_sync_until_corrected()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await TeachAsync(scenario, "возвращён");
        var payment = await scenario.PayAsync();
        await scenario.RefundAsync(payment, "k");
        await scenario.WorkAsync();
        (await scenario.FindAsync(payment.Id))
            .FollowUps.Single(work => work.Kind == FollowUpKind.SyncInvoice)
            .LastError.ShouldBe("no such status in this account");

        await TeachAsync(scenario, "возврат");
        await scenario.SendAsync(new ResyncPaymentCommand(scenario.Seller, payment.Id));
        await scenario.WorkAsync();

        (NameOf(scenario), scenario.Driver.Notes.Count).ShouldBe(("Возврат", 2));
    }

    private static async Task TeachAsync(PaymentScenario scenario, string name)
    {
        var version = (await scenario.SendAsync(new GetSettingsQuery(scenario.Seller))).Value.Version;
        var settings = SellerSettings.Default with { StatusNames = StatusNames.None with { Refunded = [name] } };
        (await scenario.SendAsync(new ChangeSettingsCommand(scenario.Seller, settings, version))).Value.IsSaved.ShouldBeTrue();
    }

    private static string? NameOf(PaymentScenario scenario) => (string?)scenario.Driver.Invoice.First("BILL_STATUS")?["value"];
}
