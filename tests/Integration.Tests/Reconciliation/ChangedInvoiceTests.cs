using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Reconciliation;

/// <summary>Payments whose invoice changed after the checkout.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ChangedInvoiceTests(EnvironmentFixture environment)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1.1);
    private static readonly TimeSpan Month = TimeSpan.FromDays(32);

    [Theory]
    [InlineData("paid")]
    [InlineData("deleted")]
    [InlineData("edited")]
    [InlineData("unreadable")]
    [InlineData("partially_paid")]
    [InlineData("canceled")]
    public async Task Unpaid_payment_is_canceled_when_its_invoice_changed(string step)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        Do(scenario, step);

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(45));

        scenario.Driver.Bank().ShouldHaveSingleItem().AwaitsBuyer.ShouldBeFalse();
        var payment = await scenario.PaymentAsync();
        payment.Status.ShouldBe(PaymentStatus.Canceled);
        (await scenario.TimelineAsync(payment)).ShouldContain($"payment.abandoned ({ReasonOf(step)})");
        payment.Attention.ShouldBeNull();
        payment.FollowUps.ShouldAllBe(work => work.DueAt == null || work.Kind == FollowUpKind.Reconcile);
    }

    [Theory]
    [InlineData("paid")]
    [InlineData("deleted")]
    [InlineData("edited")]
    [InlineData("canceled")]
    public async Task Authorized_payment_needs_attention_when_its_invoice_changed(string step)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.AuthorizeAsync();
        Do(scenario, step);

        await scenario.PassTimeAsync(Day);

        var payment = await scenario.PaymentAsync();
        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Authorized, ReasonOf(step)));
        payment.Owes(FollowUpKind.Reconcile).ShouldBeTrue();
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("edited")]
    public async Task Paid_payment_needs_attention_once_when_its_invoice_changed(string step)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();
        Do(scenario, step);

        await scenario.PassTimeAsync(Month);

        (await scenario.PaymentAsync()).Attention.ShouldBe(ReasonOf(step));
        (await scenario.TimelineAsync(payment)).Count(entry => entry.StartsWith(ReasonOf(step), StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Paid_invoice_in_the_sellers_own_status_is_not_overwritten()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();
        Do(scenario, "canceled");

        await scenario.PassTimeAsync(Month);
        await scenario.RefundAsync(payment, "k", 1m);
        await scenario.WorkAsync();

        scenario.Driver.Invoice.Writes.ShouldBe(1);
        (await scenario.PaymentAsync()).Attention.ShouldBe(Attention.InvoiceNotPayable);
        scenario.Driver.Notes.Count.ShouldBe(2);
    }

    private static void Do(PaymentScenario scenario, string step)
    {
        if (step == "deleted")
            scenario.Driver.Delete();
        else if (step == "edited")
            scenario.Driver.Edit(4000);
        else if (step == "unreadable")
            scenario.Driver.Edit(-1);
        else if (step == "canceled")
            scenario.Driver.Cancel();
        else
            scenario.Driver.Mark(step);
    }

    private static string ReasonOf(string step) => step switch
    {
        "deleted" => Attention.InvoiceGone,
        "canceled" => Attention.InvoiceNotPayable,
        "paid" or "partially_paid" => Attention.InvoicePaidElsewhere,
        _ => Attention.InvoiceSumChanged,
    };

    [Fact]
    public async Task Unpaid_payment_of_an_unchanged_invoice_stays_open()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();

        await scenario.PassTimeAsync(TimeSpan.FromHours(2));

        scenario.Driver.Bank().ShouldHaveSingleItem().AwaitsBuyer.ShouldBeTrue();
        (await scenario.TimelineAsync(await scenario.PaymentAsync())).Count.ShouldBe(2);
    }
}
