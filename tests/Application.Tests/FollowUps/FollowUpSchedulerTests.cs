using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Tests.FollowUps;

/// <summary>Each event of a payment and the follow-ups that it makes due.</summary>
public sealed class FollowUpSchedulerTests
{
    private static readonly DateTimeOffset Now = APayment.Now;
    private static readonly PaymentDraft Draft = APayment.Draft with { Amount = Money.Rub(100m) };

    [Fact]
    public void Created_payment_is_synced_after_the_time_of_an_opening() => Scheduled(Created()).ShouldBe(["SyncPayment 00:00:20"]);

    [Fact]
    public void Opened_payment_is_synced_expired_and_reconciled() =>
        Scheduled(Opened()).ShouldBe(["ExpirePayment 1.00:02:00", "Reconcile 00:30:00", "SyncPayment 00:01:00"]);

    [Fact]
    public void Unknown_payment_is_synced_soon()
    {
        var payment = Created();
        payment.MarkUnknown("timeout", null, Now);

        Scheduled(payment).ShouldBe(["SyncPayment 00:00:03"]);
    }

    [Fact]
    public void Abandoned_payment_is_synced_at_once()
    {
        var payment = Opened();
        payment.Abandon("expired", Now);

        Scheduled(payment).ShouldBe(["ExpirePayment 1.00:02:00", "Reconcile 00:30:00", "SyncPayment 00:00:00"]);
    }

    [Fact]
    public void Authorized_payment_is_synced_and_reconciled_daily() =>
        Scheduled(After(EvidenceKind.Authorized))
            .ShouldBe(["Reconcile 1.00:00:00", "SyncInvoice 00:00:00", "SyncPayment 00:01:00", "WatchHold 00:00:00"]);

    [Theory]
    [InlineData(EvidenceKind.Paid)]
    [InlineData(EvidenceKind.Canceled)]
    public void Authorization_that_ended_is_watched_no_more(EvidenceKind end)
    {
        var payment = After(EvidenceKind.Authorized);
        payment.Apply(Evidence(payment, end), SiblingPayments.None, Now);

        Scheduled(payment).ShouldNotContain(work => work.StartsWith("WatchHold", StringComparison.Ordinal));
    }

    [Fact]
    public void Paid_payment_syncs_its_invoice_at_once_and_is_synced_no_more() =>
        Scheduled(After(EvidenceKind.Paid)).ShouldBe(["Reconcile 1.00:00:00", "SyncInvoice 00:00:00"]);

    [Fact]
    public void Paid_prepayment_waits_for_its_closing_receipt()
    {
        var receipt = APayment.DraftWithReceipt.Receipt!;
        var payment = APayment.In(PaymentStatus.Pending, APayment.DraftWithReceipt with
        {
            Receipt = receipt with { Lines = [.. receipt.Lines.Select(line => line with { Basis = PaymentBasis.FullPrepayment })] },
        });
        payment.Apply(Evidence(payment, EvidenceKind.Paid), SiblingPayments.None, Now);

        Scheduled(payment).ShouldContain("MakeClosingReceipt 00:01:00");
    }

    [Theory]
    [InlineData(EvidenceKind.Declined)]
    [InlineData(EvidenceKind.Canceled)]
    [InlineData(EvidenceKind.Expired)]
    public void Failed_payment_is_asked_about_once_more(EvidenceKind kind) =>
        Scheduled(After(kind)).ShouldBe(["Reconcile 1.00:02:00"]);

    [Fact]
    public void Refunded_payment_syncs_its_invoice_from_the_start()
    {
        var payment = After(EvidenceKind.Paid);
        payment.SendStatus(InvoiceStatus.Paid, Now);
        payment.Apply(Evidence(payment, EvidenceKind.Refunded), SiblingPayments.None, Now);

        Scheduled(payment).ShouldBe(["Reconcile 1.00:00:00", "SyncInvoice 00:00:00"]);
        payment.InvoiceSync.ShouldBe(InvoiceSyncState.None);
    }

    [Fact]
    public void Operation_is_synced_until_it_has_ended()
    {
        var payment = After(EvidenceKind.Paid);
        var refund = payment.Request(OperationKind.Refund, AnOperation.Of(1m), Now);
        Scheduled(payment).ShouldContain("SyncPayment 00:00:20");

        payment.MarkUnknown(refund, "timeout", Now);
        Scheduled(payment).ShouldContain("SyncPayment 00:00:03");

        payment.Refuse(refund, "no", Now);
        Scheduled(payment).ShouldBe(["Reconcile 1.00:00:00", "SyncInvoice 00:00:00"]);
    }

    [Fact]
    public void Refused_capture_leaves_the_authorized_payment_to_be_synced()
    {
        var payment = After(EvidenceKind.Authorized);
        payment.Refuse(payment.Request(OperationKind.Capture, AnOperation.Of(1m), Now), "no", Now);

        Scheduled(payment).ShouldBe(["Reconcile 1.00:00:00", "SyncInvoice 00:00:00", "SyncPayment 00:01:00", "WatchHold 00:00:00"]);
    }

    [Fact]
    public void Open_refund_is_synced_when_the_payment_becomes_paid()
    {
        var payment = After(EvidenceKind.Authorized);
        payment.Request(OperationKind.Cancel, AnOperation.Of(100m), Now);
        payment.Request(OperationKind.Refund, AnOperation.Of(1m), Now);
        payment.Apply(Evidence(payment, EvidenceKind.Paid), SiblingPayments.None, Now);

        Scheduled(payment).ShouldContain(work => work.StartsWith("SyncPayment", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.9, 1)]
    [InlineData(1, 7)]
    [InlineData(6.9, 7)]
    [InlineData(7, 30)]
    [InlineData(29, 30)]
    public void Paid_payment_is_reconciled_after_a_day_a_week_and_a_month(double days, int next) =>
        ReconciliationPlan.Next(After(EvidenceKind.Paid), Now.AddDays(days)).ShouldBe(Now.AddDays(next));

    [Fact]
    public void Payment_is_not_reconciled_after_a_month_or_without_money()
    {
        ReconciliationPlan.Next(After(EvidenceKind.Paid), Now.AddDays(30)).ShouldBeNull();

        var refunded = After(EvidenceKind.Paid);
        refunded.Apply(Evidence(refunded, EvidenceKind.Refunded), SiblingPayments.None, Now);
        ReconciliationPlan.Next(refunded, Now).ShouldBeNull();
    }

    [Fact]
    public void Declined_payment_is_asked_about_once_after_its_form_expired()
    {
        var payment = After(EvidenceKind.Declined);

        ReconciliationPlan.Next(payment, Now).ShouldBe(payment.ExpiresAt.AddMinutes(2));
        ReconciliationPlan.Next(payment, payment.ExpiresAt.AddMinutes(2)).ShouldBeNull();
    }

    [Fact]
    public void Payment_that_is_authorized_late_is_reconciled_daily()
    {
        var payment = After(EvidenceKind.Declined);
        payment.Apply(Evidence(payment, EvidenceKind.Authorized), SiblingPayments.Of(payment, [Opened()]), Now);

        ReconciliationPlan.Next(payment, Now).ShouldBe(Now.AddDays(1));
    }

    private static string[] Scheduled(Payment payment)
    {
        FollowUpScheduler.Schedule(payment);
        return payment.Due(Now);
    }

    private static Payment After(EvidenceKind kind)
    {
        var payment = Opened();
        payment.Apply(Evidence(payment, kind), SiblingPayments.None, Now);
        FollowUpScheduler.Schedule(payment);
        return payment;
    }

    private static Payment Opened()
    {
        var payment = Created();
        payment.Open("42", APayment.Page, Now);
        FollowUpScheduler.Schedule(payment);
        return payment;
    }

    private static Payment Created()
    {
        var payment = APayment.Created(Draft);
        FollowUpScheduler.Schedule(payment);
        return payment;
    }

    private static Evidence Evidence(Payment payment, EvidenceKind kind) =>
        new(kind, payment.Reference, payment.Amount, EvidenceSource.Notification, "STATUS");
}
