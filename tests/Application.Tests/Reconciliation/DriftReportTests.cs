using CleanAcquiring.Application.Desk.ReconcilePayments;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Mischief;

using static CleanAcquiring.Application.Tests.Scenes.Deeds;
namespace CleanAcquiring.Application.Tests.Reconciliation;

/// <summary>The comparison by a seller's wish.</summary>
[Collection(OneTown.Name)]
public sealed class DriftReportTests(TownFixture town)
{
    [Fact]
    public async Task A_report_tells_each_difference_and_heals_what_it_may()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();
        scene.Seat.Mark("created");

        var shadow = await ReportAsync(scene, isShadow: true);
        shadow.Items.ShouldHaveSingleItem().Drift.ShouldBe(new Drift(DriftDirection.UsToCrm, DriftReason.NotShown, "Created instead of Paid", IsHealed: true));
        await scene.WorkAsync();
        scene.Seat.Status.ShouldBe("created");

        var report = await ReportAsync(scene, isShadow: false);
        (report.Compared, report.Next).ShouldBe((1, null));
        report.Items.ShouldHaveSingleItem().Payment.Id.ShouldBe(payment.Id);
        await scene.WorkAsync();
        scene.Seat.Status.ShouldBe("paid");
        (await ReportAsync(scene, isShadow: false)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_says_what_it_healed_what_it_shows_and_what_it_could_not_compare()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Press();
        // The letter is lost, and the price changes.
        scene.Seat.Edit(4000);
        Drifts(await ReportAsync(scene, isShadow: false)).ShouldBe([new(DriftDirection.AcquirerToUs, DriftReason.Missed, "Pending, 0.00 RUB back: Paid, 0.00 RUB back", IsHealed: true)]);
        await scene.WorkAsync();
        Drifts(await ReportAsync(scene, isShadow: false)).ShouldBe([new(DriftDirection.CrmToUs, Attention.InvoiceSumChanged, "3500.00 held, the invoice says 4000.00", IsHealed: false)]);

        scene.Trouble("tbank.getstate", FaultKind.Garbage);
        Drifts(await ReportAsync(scene, isShadow: false))[0].ShouldSatisfyAllConditions(
            drift => drift.Reason.ShouldBe(DriftReason.NoAnswer),
            drift => drift.IsHealed.ShouldBeFalse());
        scene.Calm();

        await scene.SendAsync(new Application.Accounts.RemoveMethod.RemoveMethodCommand(scene.Seller, "card"));
        Drifts(await ReportAsync(scene, isShadow: false))[0].ShouldBe(new Drift(DriftDirection.AcquirerToUs, DriftReason.NoMethod, "card", IsHealed: false));
    }

    [Fact]
    public async Task What_was_given_up_is_tried_again_by_the_comparison()
    {
        await using var scene = await Scene.OpenAsync(town);
        scene.Trouble("amocrm.elements.patch", FaultKind.Status, 400);
        await scene.PaidAsync();
        (await scene.PaymentAsync()).FollowUps.Single(work => work.Kind == FollowUpKind.UpdateInvoice).ParkedAt.ShouldNotBeNull();
        scene.Calm();

        Drifts(await ReportAsync(scene, isShadow: false)).ShouldBe([new(DriftDirection.UsToCrm, DriftReason.TriedAgain, "Created instead of Paid", IsHealed: true)]);
        await scene.WorkAsync();

        scene.Seat.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task What_somebody_else_wrote_first_is_not_said_to_be_healed()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();
        scene.Seat.Mark("created");
        scene.Town.Gateway.Fate.InterruptAfter(1, () => scene.SendAsync(new Application.Desk.ResyncPayment.ResyncPaymentCommand(scene.Seller, payment.Id)));

        Drifts(await ReportAsync(scene, isShadow: false)).ShouldHaveSingleItem().IsHealed.ShouldBeFalse();

        await scene.WorkAsync();
        scene.Seat.Status.ShouldBe("paid");
    }

    private static IReadOnlyList<Drift> Drifts(DriftReport report) => [.. report.Items.Select(item => item.Drift)];

    private static async Task<DriftReport> ReportAsync(Scene scene, bool isShadow) =>
        (await scene.SendAsync(new ReconcilePaymentsCommand(scene.Seller, new PaymentSearch(), isShadow))).Value;

    [Fact]
    public async Task A_form_that_is_closed_by_a_report_is_ended_at_once()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Seat.Edit(4000);

        Drifts(await ReportAsync(scene, isShadow: false)).ShouldBe([new(DriftDirection.CrmToUs, Attention.InvoiceSumChanged, "4000.00 RUB instead of 3500.00 RUB", IsHealed: true)]);
        Drifts(await ReportAsync(scene, isShadow: false)).ShouldBeEmpty();
        await scene.WorkAsync();

        (await scene.PaymentAsync()).Status.ShouldBe(PaymentStatus.Canceled);
    }

    [Fact]
    public async Task A_hold_that_the_bank_does_not_know_and_a_mark_that_is_taken_away_twice_are_shown_not_healed()
    {
        await using var scene = await Scene.OpenAsync(town);
        await HeldAsync(scene);
        await SwitchAsync(scene, "hold", enabled: true, terminal: Emulator.DemoTerminals.Sbp);
        Drifts(await ReportAsync(scene, isShadow: false)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            drift => drift.Direction.ShouldBe(DriftDirection.AcquirerToUs),
            drift => drift.Reason.ShouldBe(Attention.Contradiction),
            drift => drift.IsHealed.ShouldBeFalse());

        await using var other = await Scene.OpenAsync(town);
        await other.PaidAsync();
        foreach (var isHealed in new[] { true, false })
        {
            other.Seat.Mark("created");
            Drifts(await ReportAsync(other, isShadow: false)).ShouldHaveSingleItem().IsHealed.ShouldBe(isHealed);
            await other.WorkAsync();
        }
    }

    [Fact]
    public async Task Exactly_as_many_as_are_compared_at_once_leave_no_rest()
    {
        await using var scene = await Scene.OpenAsync(town);
        for (var attempt = 0; attempt < 20; attempt++)
        {
            await scene.ClickAsync();
            scene.Press("decline");
            await scene.DeliverAsync();
        }

        (await ReportAsync(scene, isShadow: true)).ShouldSatisfyAllConditions(report => report.Compared.ShouldBe(20), report => report.Next.ShouldBeNull());
    }
}
