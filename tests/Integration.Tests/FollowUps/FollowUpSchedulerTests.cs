using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Integration.Tests.FollowUps;

/// <summary>What follows from what: work and the time when it is due.</summary>
public sealed class FollowUpSchedulerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_payment_that_is_written_down_is_asked_about_should_nobody_answer() => Owed(Started()).ShouldBe(["SyncPayment 00:01:00"]);

    [Fact]
    public void A_form_is_asked_about_compared_and_ended() =>
        Owed(Opened()).ShouldBe(["SyncPayment 00:01:00", "ExpirePayment 1.00:02:00", "Reconcile 00:30:00"]);

    [Fact]
    public void Silence_is_asked_about_soon()
    {
        var payment = Started();
        payment.MarkUnknown("timeout", null, Now);
        Owed(payment).ShouldBe(["SyncPayment 00:00:03"]);
    }

    [Fact]
    public void What_was_abandoned_is_ended_at_once()
    {
        var payment = Opened();
        payment.Abandon("expired", Now);
        Owed(payment).ShouldBe(["SyncPayment 00:00:00", "ExpirePayment 1.00:02:00", "Reconcile 00:30:00"]);
    }

    [Fact]
    public void A_hold_is_asked_about_and_compared_daily() =>
        Owed(Heard(EvidenceKind.Authorized)).ShouldBe(["SyncPayment 00:01:00", "Reconcile 1.00:00:00"]);

    [Fact]
    public void Money_makes_the_invoice_due_at_once_and_ends_the_questions() =>
        Owed(Heard(EvidenceKind.Paid)).ShouldBe(["Reconcile 1.00:00:00", "SyncInvoice 00:00:00"]);

    [Fact]
    public void What_failed_owes_nothing() => Owed(Heard(EvidenceKind.Declined)).ShouldBeEmpty();

    [Fact]
    public void Money_that_went_back_is_told_anew()
    {
        var payment = Heard(EvidenceKind.Paid);
        payment.SendStatus("Paid", Now);
        payment.Apply(Says(payment, EvidenceKind.Refunded), default, Now);
        Owed(payment).ShouldBe(["Reconcile 1.00:00:00", "SyncInvoice 00:00:00"]);
        payment.InvoiceSync.ShouldBe(InvoiceSyncState.None);
    }

    [Fact]
    public void An_order_is_asked_about_until_it_has_ended()
    {
        var payment = Heard(EvidenceKind.Paid);
        var refund = payment.Request(OperationKind.Refund, new OperationTerms("k", Money.Rub(1m), []), Now);
        Owed(payment).ShouldContain("SyncPayment 00:01:00");
        payment.MarkUnknown(refund, "timeout", Now);
        Owed(payment).ShouldContain("SyncPayment 00:00:03");
        payment.Refuse(refund, "no", Now);
        Owed(payment).ShouldBe(["Reconcile 1.00:00:00", "SyncInvoice 00:00:00"]);
    }

    [Fact]
    public void After_a_refused_order_a_hold_is_still_asked_about()
    {
        var payment = Heard(EvidenceKind.Authorized);
        payment.Refuse(payment.Request(OperationKind.Capture, new OperationTerms("k", Money.Rub(1m), []), Now), "no", Now);
        Owed(payment).ShouldBe(["SyncPayment 00:01:00", "Reconcile 1.00:00:00"]);
    }

    [Fact]
    public void A_refund_under_way_keeps_its_question_when_the_money_is_told()
    {
        var payment = Heard(EvidenceKind.Authorized);
        payment.Request(OperationKind.Cancel, new OperationTerms("k", Money.Rub(100m), []), Now);
        payment.Request(OperationKind.Refund, new OperationTerms("k2", Money.Rub(1m), []), Now);
        payment.Apply(Says(payment, EvidenceKind.Paid), default, Now);
        Owed(payment).ShouldContain(work => work.StartsWith("SyncPayment", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.9, 1)]
    [InlineData(1, 7)]
    [InlineData(6.9, 7)]
    [InlineData(7, 30)]
    [InlineData(29, 30)]
    public void What_was_paid_is_compared_after_a_day_a_week_and_a_month(double days, int next) =>
        ReconciliationPlan.Next(Heard(EvidenceKind.Paid), Now.AddDays(days)).ShouldBe(Now.AddDays(next));

    [Fact]
    public void After_a_month_and_without_money_nothing_is_compared()
    {
        ReconciliationPlan.Next(Heard(EvidenceKind.Paid), Now.AddDays(30)).ShouldBeNull();
        ReconciliationPlan.Next(Heard(EvidenceKind.Declined), Now).ShouldBeNull();
        var back = Heard(EvidenceKind.Paid);
        back.Apply(Says(back, EvidenceKind.Refunded), default, Now);
        ReconciliationPlan.Next(back, Now).ShouldBeNull();
    }

    [Fact]
    public void A_late_hold_is_compared_daily()
    {
        var payment = Heard(EvidenceKind.Declined);
        payment.Apply(Says(payment, EvidenceKind.Authorized), new SiblingPayments(HaveNetPaid: false, AnyIsLive: true), Now);
        ReconciliationPlan.Next(payment, Now).ShouldBe(Now.AddDays(1));
    }

    // Kind and how long after now, by kind.
    private static IReadOnlyList<string> Owed(Payment payment)
    {
        FollowUpScheduler.Schedule(payment);
        return
        [
            .. payment
                .FollowUps.Where(work => work.DueAt is not null)
                .Select(work => $"{work.Kind} {work.DueAt - Now}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static Payment Heard(EvidenceKind kind)
    {
        var payment = Opened();
        payment.Apply(Says(payment, kind), default, Now);
        FollowUpScheduler.Schedule(payment);
        return payment;
    }

    private static Payment Opened()
    {
        var payment = Started();
        payment.Open("42", new PaymentPage.Redirect(new Uri("https://pay.example/")), Now);
        FollowUpScheduler.Schedule(payment);
        return payment;
    }

    private static Evidence Says(Payment payment, EvidenceKind kind) =>
        new(kind, payment.Reference, payment.Amount, EvidenceSource.Notification, "WORD");

    private static Payment Started()
    {
        var payment = Payment.Start(
            new PaymentDraft
            {
                Tenant = new TenantKey(Platform.AmoCrm, 1),
                Invoice = new InvoiceId(2),
                Method = MethodCode.Parse("card") ?? default,
                Acquirer = "tbank",
                Amount = Money.Rub(100m),
                Title = "#2",
                ExpiresAt = Now.AddDays(1),
            },
            Now);
        FollowUpScheduler.Schedule(payment);
        return payment;
    }
}
