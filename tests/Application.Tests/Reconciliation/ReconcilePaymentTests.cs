using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Application.Tests.FollowUps;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Reconciliation;

/// <summary>The planned comparison of one payment with the acquirer and the CRM.</summary>
public sealed class ReconcilePaymentTests
{
    private static readonly FollowUpOutcome Done = new FollowUpOutcome.Done();
    private readonly UseCases app = new();

    public ReconcilePaymentTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task Agreement_writes_nothing_and_schedules_the_next_comparison()
    {
        var payment = await PaidAndToldAsync();
        var before = app.Payment.Version;

        (await ReconcileAsync(payment)).ShouldBe(Done);

        app.Payment.Version.ShouldBe(before);
        app.Payment.Due(app.Now).ShouldContain("Reconcile 1.00:01:00");
    }

    [Theory]
    [InlineData(PaymentStatus.Pending, EvidenceKind.Paid, PaymentStatus.Paid)]
    [InlineData(PaymentStatus.Pending, EvidenceKind.Declined, PaymentStatus.Declined)]
    [InlineData(PaymentStatus.Authorized, EvidenceKind.Paid, PaymentStatus.Paid)]
    [InlineData(PaymentStatus.Paid, EvidenceKind.Refunded, PaymentStatus.Refunded)]
    public async Task Missed_state_of_the_acquirer_is_applied(PaymentStatus before, EvidenceKind kind, PaymentStatus after)
    {
        var payment = app.Has(APayment.In(before));
        app.Crm.Has(AnInvoice.For(payment));
        app.Acquirer.Set(payment, kind);

        (await ReconcileAsync(payment)).ShouldBe(Done);

        app.Payment.Status.ShouldBe(after);
    }

    [Fact]
    public async Task Open_form_is_compared_with_the_crm_alone()
    {
        var open = APayment.In(PaymentStatus.Pending);
        open.Schedule(FollowUpKind.SyncPayment, app.Now.AddMinutes(30));
        var payment = app.Has(open);
        app.Crm.Has(AnInvoice.For(payment));

        (await ReconcileAsync(payment)).ShouldBe(Done);

        (app.Acquirer.Queries.Count, app.Crm.Invoices.Reads).ShouldBe((0, 1));
        app.Payment.Due(app.Now).ShouldContain("Reconcile 00:30:00");
    }

    [Theory]
    [InlineData(PaymentStatus.Paid)]
    [InlineData(PaymentStatus.Authorized)]
    public async Task Money_that_the_acquirer_does_not_know_needs_attention(PaymentStatus status)
    {
        var payment = app.Has(APayment.In(status));
        app.Crm.Has(AnInvoice.For(payment));
        app.Acquirer.Forget(payment);

        await ReconcileAsync(payment);

        app.Payment.Attention.ShouldBe(Attention.Contradiction);
        app.Payment.Entries().ShouldContain($"payment.contradiction (lost={status})");
    }

    [Fact]
    public async Task Silent_acquirer_is_asked_again()
    {
        var payment = await PaidAndToldAsync();
        app.Acquirer.Answer(new QueryOutcome.Unknown("status 502"));

        (await ReconcileAsync(payment)).ShouldBe(new FollowUpOutcome.NotYet("the acquirer did not say"));
    }

    [Fact]
    public async Task Acquirer_that_asks_for_a_pause_is_given_it()
    {
        var payment = await PaidAndToldAsync();
        app.Acquirer.Answer(new QueryOutcome.Unknown("status 429") { RetryAfter = TimeSpan.FromMinutes(7) });

        var outcome = await ReconcileAsync(payment);

        outcome.ShouldBeOfType<FollowUpOutcome.NotYet>().NotBefore.ShouldBe(TimeSpan.FromMinutes(7));
    }

    [Fact]
    public async Task Lost_status_is_written_again_once_and_then_needs_attention()
    {
        var payment = await PaidAndToldAsync();
        app.Crm.Invoices.Edit(invoice => invoice with { Status = InvoiceStatus.Created });

        await ReconcileAsync(payment);
        app.Payment.Due(app.Now).ShouldContain("SyncInvoice 00:00:00");
        await app.SendAsync(new SyncInvoiceCommand(payment.Tenant, payment.Id));
        await app.CompleteDueAsync();
        (app.Crm.Invoices.Single.Status, app.Payment.Attention).ShouldBe((InvoiceStatus.Paid, null));

        app.Crm.Invoices.Edit(invoice => invoice with { Status = InvoiceStatus.Created });
        await ReconcileAsync(payment);

        app.Payment.Attention.ShouldBe(Attention.InvoiceUnmarked);
        app.Crm.Notes.Texts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Paid_invoice_in_a_status_of_the_sellers_own_needs_attention()
    {
        var payment = await PaidAndToldAsync();
        app.Crm.Invoices.Edit(invoice => invoice with { Status = InvoiceStatus.Unmapped });

        await ReconcileAsync(payment);

        app.Payment.Attention.ShouldBe(Attention.InvoiceNotPayable);
        app.Payment.Due(app.Now).ShouldBe(["Reconcile 1.00:01:00"]);
    }

    [Fact]
    public async Task Disconnected_account_is_left_for_the_next_comparison()
    {
        var other = new UseCases();
        var account = AnAccount.With("card");
        account.Disconnect();
        other.Has(account);
        var payment = other.Has(APayment.In(PaymentStatus.Paid));

        (await other.SendAsync(new ReconcilePaymentCommand(payment.Tenant, payment.Id))).ShouldBe(Done);

        (other.Acquirer.Queries.Count, other.Crm.Invoices.Reads).ShouldBe((0, 0));
        other.Payment.Due(other.Now).ShouldBe(["Reconcile 1.00:01:00"]);
    }

    [Theory]
    [InlineData(true, "Reconcile 01:00:00")]
    [InlineData(false, "Reconcile 1.00:00:00")]
    public async Task Authorized_money_is_compared_within_an_hour_once_the_account_is_open_again(bool isClosed, string next)
    {
        var payment = app.Has(APayment.In(PaymentStatus.Authorized));
        app.Crm.Has(AnInvoice.For(payment));
        app.Crm.ClosedFor = isClosed ? "revoked" : null;

        (await ReconcileAsync(payment)).ShouldBe(Done);

        app.Payment.Due(app.Now).ShouldContain(next);
    }

    [Fact]
    public async Task Unknown_payment_is_done() =>
        (await app.SendAsync(new ReconcilePaymentCommand(AnAccount.Tenant, PaymentId.New(app.Now)))).ShouldBe(Done);

    [Fact]
    public async Task Outage_and_collision_change_nothing()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        app.Acquirer.Set(payment, EvidenceKind.Paid);
        app.Crm.IsDown = true;
        await Should.ThrowAsync<OutageException>(() => ReconcileAsync(payment));
        app.Payment.Status.ShouldBe(PaymentStatus.Pending);

        app.Crm.IsDown = false;
        app.Database.Collide();
        (await ReconcileAsync(payment)).ShouldBeOfType<FollowUpOutcome.NotYet>();
        app.Payment.Status.ShouldBe(PaymentStatus.Pending);
    }

    private Task<FollowUpOutcome> ReconcileAsync(Payment payment) =>
        app.SendAsync(new ReconcilePaymentCommand(payment.Tenant, payment.Id));

    private async Task<Payment> PaidAndToldAsync()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        app.Crm.Has(AnInvoice.For(payment));
        await app.SendAsync(new SyncInvoiceCommand(payment.Tenant, payment.Id));
        return payment;
    }
}
