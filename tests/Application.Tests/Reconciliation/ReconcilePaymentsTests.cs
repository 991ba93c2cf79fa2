using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Application.Tests.FollowUps;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Reconciliation;

/// <summary>The comparison that a seller asks for, and its report.</summary>
public sealed class ReconcilePaymentsTests
{
    private readonly UseCases app = new();

    public ReconcilePaymentsTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task Agreement_reports_no_item()
    {
        await PaidAndToldAsync();

        var report = await ReportAsync();

        (report.Compared, report.Items.Count, report.Next).ShouldBe((1, 0, null));
    }

    [Fact]
    public async Task Missed_state_is_reported_as_healed_and_applied()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        app.Crm.Has(AnInvoice.For(payment));
        app.Acquirer.Set(payment, EvidenceKind.Paid);

        (await DiscrepanciesAsync()).ShouldBe([
            new(DiscrepancyDirection.AcquirerToUs, DiscrepancyReason.Missed, "Pending, 0.00 RUB back: Paid, 0.00 RUB back", IsHealed: true),
        ]);

        app.Payment.Status.ShouldBe(PaymentStatus.Paid);
        app.Payment.Due(app.Now).ShouldContain("SyncInvoice 00:00:00");
    }

    [Fact]
    public async Task Shadow_reports_the_same_and_changes_nothing()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        app.Crm.Has(AnInvoice.For(payment));
        app.Acquirer.Set(payment, EvidenceKind.Paid);

        (await DiscrepanciesAsync(isShadow: true)).ShouldHaveSingleItem().Reason.ShouldBe(DiscrepancyReason.Missed);

        app.Payment.Status.ShouldBe(PaymentStatus.Pending);
    }

    [Fact]
    public async Task Collision_reports_nothing_as_healed()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        app.Crm.Has(AnInvoice.For(payment));
        app.Acquirer.Set(payment, EvidenceKind.Paid);
        app.Database.BeforeNextSave(() => app.SendAsync(new ResyncPaymentCommand(UseCases.Seller, payment.Id)));

        (await DiscrepanciesAsync()).ShouldHaveSingleItem().IsHealed.ShouldBeFalse();

        app.Payment.Status.ShouldBe(PaymentStatus.Pending);
    }

    [Fact]
    public async Task Shadow_repeats_no_lost_status()
    {
        var payment = await PaidAndToldAsync();
        app.Crm.Invoices.Edit(invoice => invoice with { Status = InvoiceStatus.Created });

        (await DiscrepanciesAsync(isShadow: true)).ShouldBe([
            new(DiscrepancyDirection.UsToCrm, DiscrepancyReason.NotShown, "shown=Created; written=Paid", IsHealed: true),
        ]);
        app.Crm.Invoices.Writes.Count.ShouldBe(1);
        app.Saved(payment).InvoiceSync.HasFlag(InvoiceSyncState.StatusRepeated).ShouldBeFalse();
    }

    [Fact]
    public async Task Parked_sync_is_reported_and_scheduled_again()
    {
        app.Has(APayment.In(PaymentStatus.Paid));
        app.Crm.Has(AnInvoice.Of(1000m));

        (await DiscrepanciesAsync()).ShouldBe([
            new(DiscrepancyDirection.UsToCrm, DiscrepancyReason.TriedAgain, "shown=Created; written=Paid", IsHealed: true),
        ]);

        app.Payment.Due(app.Now).ShouldContain("SyncInvoice 00:00:00");
    }

    [Fact]
    public async Task Changed_sum_of_a_paid_invoice_is_reported_for_a_person()
    {
        await PaidAndToldAsync();
        app.Crm.Invoices.Edit(_ => AnInvoice.Of(1200m) with { Status = InvoiceStatus.PartiallyPaid });

        (await DiscrepanciesAsync()).ShouldBe([
            new(
                DiscrepancyDirection.CrmToUs,
                Attention.InvoiceSumChanged,
                "paid=1000.00 RUB; total=1200.00 RUB",
                IsHealed: false),
        ]);

        app.Payment.Attention.ShouldBe(Attention.InvoiceSumChanged);
    }

    [Fact]
    public async Task Silent_acquirer_is_reported_for_a_person()
    {
        await PaidAndToldAsync();
        app.Acquirer.Answer(new QueryOutcome.Unknown("status 502"));

        (await DiscrepanciesAsync()).ShouldBe([
            new(DiscrepancyDirection.AcquirerToUs, DiscrepancyReason.NoAnswer, "status 502", IsHealed: false),
        ]);
    }

    [Fact]
    public async Task Removed_method_is_reported_and_the_crm_is_compared_all_the_same()
    {
        app.Has(APayment.In(PaymentStatus.Paid, APayment.Draft with { Method = MethodCode.Parse("removed")!.Value }));

        (await DiscrepanciesAsync()).ShouldBe([
            new(DiscrepancyDirection.AcquirerToUs, DiscrepancyReason.NoMethod, "removed", IsHealed: false),
            new(DiscrepancyDirection.CrmToUs, Attention.InvoiceGone, null, IsHealed: false),
        ]);
    }

    [Fact]
    public async Task Account_that_lets_nobody_in_is_reported_and_needs_no_attention()
    {
        await PaidAndToldAsync();
        app.Crm.ClosedFor = "blocked";

        (await DiscrepanciesAsync()).ShouldBe([
            new(DiscrepancyDirection.CrmToUs, DiscrepancyReason.AccountClosed, "blocked", IsHealed: false),
        ]);

        app.Payment.Attention.ShouldBeNull();
    }

    [Fact]
    public async Task Failed_payment_is_not_compared_with_its_invoice()
    {
        app.Has(APayment.In(PaymentStatus.Declined));

        (await DiscrepanciesAsync()).ShouldBeEmpty();

        app.Crm.Invoices.Reads.ShouldBe(0);
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public async Task Twenty_payments_are_compared_at_once(int payments, bool isMore)
    {
        for (var number = 0; number < payments; number++)
            app.Has(APayment.In(PaymentStatus.Declined));

        var report = await ReportAsync();

        (report.Compared, report.Next is not null).ShouldBe((20, isMore));
        if (isMore)
            (await ReportAsync(search: new PaymentSearch { After = report.Next })).Compared.ShouldBe(1);
    }

    [Fact]
    public async Task Disconnected_account_has_no_report()
    {
        var other = new UseCases();
        var account = AnAccount.With("card");
        account.Disconnect();
        other.Has(account);

        (await other.SendAsync(new ReconcilePaymentsCommand(UseCases.Seller, new PaymentSearch(), IsShadow: true)))
            .Refusal!.Code.ShouldBe("account.not_found");
    }

    private async Task<ReconciliationReport> ReportAsync(bool isShadow = false, PaymentSearch? search = null) =>
        (await app.SendAsync(new ReconcilePaymentsCommand(UseCases.Seller, search ?? new PaymentSearch(), isShadow))).Value;

    private async Task<IReadOnlyList<Discrepancy>> DiscrepanciesAsync(bool isShadow = false) =>
        [.. (await ReportAsync(isShadow)).Items.Select(item => item.Discrepancy)];

    private async Task<Payment> PaidAndToldAsync()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        app.Crm.Has(AnInvoice.For(payment));
        await app.SendAsync(new SyncInvoiceCommand(payment.Tenant, payment.Id));
        return payment;
    }
}
