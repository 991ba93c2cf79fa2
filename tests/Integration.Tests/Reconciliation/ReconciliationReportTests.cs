using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;

using static CleanAcquiring.Integration.Tests.Scenarios.ScenarioSteps;
namespace CleanAcquiring.Integration.Tests.Reconciliation;

/// <summary>The comparison by a seller's wish.</summary>
[Collection(OneEnvironment.Name)]
public sealed class ReconciliationReportTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task A_report_tells_each_difference_and_heals_what_it_may()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();
        scenario.Driver.Mark("created");

        var shadow = await ReportAsync(scenario, isShadow: true);
        shadow
            .Items.ShouldHaveSingleItem()
            .Discrepancy.ShouldBe(
                new Discrepancy(DiscrepancyDirection.UsToCrm, DiscrepancyReason.NotShown, "Created instead of Paid", IsHealed: true)
            );
        await scenario.WorkAsync();
        scenario.Driver.Status.ShouldBe("created");

        var report = await ReportAsync(scenario, isShadow: false);
        (report.Compared, report.Next).ShouldBe((1, null));
        report.Items.ShouldHaveSingleItem().Payment.Id.ShouldBe(payment.Id);
        await scenario.WorkAsync();
        scenario.Driver.Status.ShouldBe("paid");
        (await ReportAsync(scenario, isShadow: false)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_says_what_it_healed_what_it_shows_and_what_it_could_not_compare()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Press();
        // The notification is lost, and the price changes.
        scenario.Driver.Edit(4000);
        Discrepancies(await ReportAsync(scenario, isShadow: false))
            .ShouldBe([
                new(
                    DiscrepancyDirection.AcquirerToUs,
                    DiscrepancyReason.Missed,
                    "Pending, 0.00 RUB back: Paid, 0.00 RUB back",
                    IsHealed: true
                ),
            ]);
        await scenario.WorkAsync();
        Discrepancies(await ReportAsync(scenario, isShadow: false))
            .ShouldBe([
                new(
                    DiscrepancyDirection.CrmToUs,
                    Attention.InvoiceSumChanged,
                    "3500.00 held, the invoice says 4000.00",
                    IsHealed: false
                ),
            ]);

        scenario.Trouble("tbank.getstate", FaultKind.Garbage);
        Discrepancies(await ReportAsync(scenario, isShadow: false))[0].ShouldSatisfyAllConditions(
            discrepancy => discrepancy.Reason.ShouldBe(DiscrepancyReason.NoAnswer),
            discrepancy => discrepancy.IsHealed.ShouldBeFalse());
        scenario.Calm();

        await scenario.SendAsync(new Application.Accounts.RemoveMethodCommand(scenario.Seller, "card"));
        Discrepancies(await ReportAsync(scenario, isShadow: false))[0]
            .ShouldBe(new Discrepancy(DiscrepancyDirection.AcquirerToUs, DiscrepancyReason.NoMethod, "card", IsHealed: false));
    }

    [Fact]
    public async Task What_was_given_up_is_tried_again_by_the_comparison()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Trouble("amocrm.elements.patch", FaultKind.Status, 400);
        await scenario.PaidAsync();
        (await scenario.PaymentAsync()).FollowUps.Single(work => work.Kind == FollowUpKind.SyncInvoice).ParkedAt.ShouldNotBeNull();
        scenario.Calm();

        Discrepancies(await ReportAsync(scenario, isShadow: false))
            .ShouldBe([new(DiscrepancyDirection.UsToCrm, DiscrepancyReason.TriedAgain, "Created instead of Paid", IsHealed: true)]);
        await scenario.WorkAsync();

        scenario.Driver.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task What_somebody_else_wrote_first_is_not_said_to_be_healed()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();
        scenario.Driver.Mark("created");
        scenario.Environment.Gateway.CrashPlan.InterruptAfter(
            1,
            () => scenario.SendAsync(new Application.Payments.ResyncPaymentCommand(scenario.Seller, payment.Id))
        );

        Discrepancies(await ReportAsync(scenario, isShadow: false)).ShouldHaveSingleItem().IsHealed.ShouldBeFalse();

        await scenario.WorkAsync();
        scenario.Driver.Status.ShouldBe("paid");
    }

    private static IReadOnlyList<Discrepancy> Discrepancies(ReconciliationReport report) =>
        [.. report.Items.Select(item => item.Discrepancy)];

    private static async Task<ReconciliationReport> ReportAsync(PaymentScenario scenario, bool isShadow) =>
        (await scenario.SendAsync(new ReconcilePaymentsCommand(scenario.Seller, new PaymentSearch(), isShadow))).Value;

    [Fact]
    public async Task A_form_that_is_closed_by_a_report_is_ended_at_once()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Driver.Edit(4000);

        Discrepancies(await ReportAsync(scenario, isShadow: false))
            .ShouldBe([
                new(DiscrepancyDirection.CrmToUs, Attention.InvoiceSumChanged, "4000.00 RUB instead of 3500.00 RUB", IsHealed: true),
            ]);
        Discrepancies(await ReportAsync(scenario, isShadow: false)).ShouldBeEmpty();
        await scenario.WorkAsync();

        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Canceled);
    }

    [Fact]
    public async Task A_hold_that_the_bank_does_not_know_and_a_mark_that_is_taken_away_twice_are_shown_not_healed()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await AuthorizedAsync(scenario);
        await SwitchAsync(scenario, "hold", enabled: true, behavior: AcquirerBehavior.Sbp);
        Discrepancies(await ReportAsync(scenario, isShadow: false)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            discrepancy => discrepancy.Direction.ShouldBe(DiscrepancyDirection.AcquirerToUs),
            discrepancy => discrepancy.Reason.ShouldBe(Attention.Contradiction),
            discrepancy => discrepancy.IsHealed.ShouldBeFalse());

        await using var other = await PaymentScenario.OpenAsync(environment);
        await other.PaidAsync();
        foreach (var isHealed in new[] { true, false })
        {
            other.Driver.Mark("created");
            Discrepancies(await ReportAsync(other, isShadow: false)).ShouldHaveSingleItem().IsHealed.ShouldBe(isHealed);
            await other.WorkAsync();
        }
    }

    [Fact]
    public async Task Exactly_as_many_as_are_compared_at_once_leave_no_rest()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        for (var attempt = 0; attempt < 20; attempt++)
        {
            await scenario.ClickAsync();
            scenario.Press("decline");
            await scenario.DeliverAsync();
        }

        (await ReportAsync(scenario, isShadow: true)).ShouldSatisfyAllConditions(
            report => report.Compared.ShouldBe(20),
            report => report.Next.ShouldBeNull()
        );
    }
}
