using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Integration.Tests.Scenarios;
using static CleanAcquiring.Integration.Tests.Scenarios.ScenarioSteps;

namespace CleanAcquiring.Integration.Tests.Reconciliation;

/// <summary>An invoice that is not any more what the buyer clicked.</summary>
[Collection(OneEnvironment.Name)]
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
    public async Task A_form_that_nobody_paid_is_closed_when_its_invoice_is_not_that_any_more(string step)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        Do(scenario, step);

        await scenario.PassAsync(TimeSpan.FromMinutes(45));

        scenario.Driver.Bank().ShouldHaveSingleItem().AwaitsBuyer.ShouldBeFalse();
        var payment = await scenario.PaymentAsync();
        payment.Status.ShouldBe(PaymentStatus.Canceled);
        (await scenario.TimelineAsync(payment)).ShouldContain($"payment.abandoned ({ReasonOf(step)})");
        payment.Attention.ShouldBeNull();
        payment.FollowUps.ShouldAllBe(work => work.DueAt == null);
    }

    [Theory]
    [InlineData("paid")]
    [InlineData("deleted")]
    [InlineData("edited")]
    [InlineData("canceled")]
    public async Task Held_money_is_left_to_a_person_when_its_invoice_is_not_that_any_more(string step)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await AuthorizedAsync(scenario);
        Do(scenario, step);

        await scenario.PassAsync(Day);

        var payment = await scenario.PaymentAsync();
        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Authorized, ReasonOf(step)));
        payment.Owes(FollowUpKind.Reconcile).ShouldBeTrue();
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("edited")]
    public async Task Taken_money_is_on_the_desk_once_when_its_invoice_is_not_that_any_more(string step)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();
        Do(scenario, step);

        await scenario.PassAsync(Month);

        (await scenario.PaymentAsync()).Attention.ShouldBe(ReasonOf(step));
        (await scenario.TimelineAsync(payment)).Count(entry => entry.StartsWith(ReasonOf(step), StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_paid_invoice_that_goes_on_in_a_status_of_the_sellers_own_is_left_alone()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();
        Do(scenario, "canceled");

        await scenario.PassAsync(Month);
        await RefundAsync(scenario, payment, "k", 1m);
        await scenario.WorkAsync();

        scenario.Driver.Invoice.Writes.ShouldBe(1);
        (await scenario.PaymentAsync()).Attention.ShouldBeNull();
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
    public async Task A_form_whose_invoice_is_still_the_same_stays_open()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();

        await scenario.PassAsync(TimeSpan.FromHours(2));

        scenario.Driver.Bank().ShouldHaveSingleItem().AwaitsBuyer.ShouldBeTrue();
        (await scenario.TimelineAsync(await scenario.PaymentAsync())).Count.ShouldBe(2);
    }
}
