using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Reconciliation;

/// <summary>The comparison that a seller asks for.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ReconciliationReportTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Report_heals_a_lost_status_unless_it_is_a_shadow()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();
        scenario.Driver.Mark("created");

        var shadow = await ReportAsync(scenario, isShadow: true);
        shadow
            .Items.ShouldHaveSingleItem()
            .Discrepancy.ShouldBe(
                new Discrepancy(DiscrepancyDirection.UsToCrm, DiscrepancyReason.NotShown, "shown=Created; written=Paid", IsHealed: true)
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
    public async Task Report_separates_healed_open_and_unanswered()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();
        // The notification is lost and the price changes.
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
                    "paid=3500.00 RUB; total=4000.00 RUB",
                    IsHealed: false
                ),
            ]);

        scenario.Fail(CallPurpose.Query, FaultKind.Garbage);
        Discrepancies(await ReportAsync(scenario, isShadow: false))[0].ShouldSatisfyAllConditions(
            discrepancy => discrepancy.Reason.ShouldBe(DiscrepancyReason.NoAnswer),
            discrepancy => discrepancy.IsHealed.ShouldBeFalse());
    }

    [Fact]
    public async Task Parked_sync_is_scheduled_again_by_the_report()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Fail("amocrm.elements.patch", FaultKind.Status, 400);
        await scenario.PayAsync();
        (await scenario.PaymentAsync()).FollowUps.Single(work => work.Kind == FollowUpKind.SyncInvoice).ParkedAt.ShouldNotBeNull();
        scenario.ClearFaults();

        Discrepancies(await ReportAsync(scenario, isShadow: false))
            .ShouldBe([new(DiscrepancyDirection.UsToCrm, DiscrepancyReason.TriedAgain, "shown=Created; written=Paid", IsHealed: true)]);
        await scenario.WorkAsync();

        scenario.Driver.Status.ShouldBe("paid");
    }

    // After its calls of the acquirer and of the CRM: what came earlier it would have read.
    private const int BeforeItsSave = 5;

    [Fact]
    public async Task Report_that_collides_heals_nothing()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();
        scenario.Driver.Mark("created");
        scenario.Environment.Gateway.CrashPlan.InterruptAfter(
            BeforeItsSave,
            () => scenario.SendAsync(new ResyncPaymentCommand(scenario.Seller, payment.Id))
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
    public async Task Payment_of_an_edited_invoice_is_canceled_by_the_report()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Driver.Edit(4000);

        Discrepancies(await ReportAsync(scenario, isShadow: false))
            .ShouldBe([
                new(DiscrepancyDirection.CrmToUs, Attention.InvoiceSumChanged, "form=3500.00 RUB; total=4000.00 RUB", IsHealed: true),
            ]);
        Discrepancies(await ReportAsync(scenario, isShadow: false)).ShouldBeEmpty();
        await scenario.WorkAsync();

        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Canceled);
    }

    [Fact]
    public async Task Contradiction_and_repeated_unmarking_are_reported_not_healed()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.AuthorizeAsync();
        await scenario.ReplaceTerminalAsync("hold", AcquirerBehavior.Sbp);
        Discrepancies(await ReportAsync(scenario, isShadow: false)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            discrepancy => discrepancy.Direction.ShouldBe(DiscrepancyDirection.AcquirerToUs),
            discrepancy => discrepancy.Reason.ShouldBe(Attention.Contradiction),
            discrepancy => discrepancy.IsHealed.ShouldBeFalse());

        await using var other = await PaymentScenario.OpenAsync(environment);
        await other.PayAsync();
        foreach (var isHealed in new[] { true, false })
        {
            other.Driver.Mark("created");
            Discrepancies(await ReportAsync(other, isShadow: false)).ShouldHaveSingleItem().IsHealed.ShouldBe(isHealed);
            await other.WorkAsync();
        }
    }

    [Fact]
    public async Task Twenty_payments_leave_no_next_page()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        for (var number = 0; number < 20; number++)
        {
            await scenario.CheckOutAsync();
            scenario.Press("decline");
            await scenario.DeliverAsync();
        }

        (await ReportAsync(scenario, isShadow: true)).ShouldSatisfyAllConditions(
            report => report.Compared.ShouldBe(20),
            report => report.Next.ShouldBeNull()
        );
    }
}
