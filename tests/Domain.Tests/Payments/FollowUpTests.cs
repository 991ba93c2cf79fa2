using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

public sealed class FollowUpTests
{
    private static readonly DateTimeOffset Later = APayment.Now.AddMinutes(5);

    [Fact]
    public void A_payment_owes_each_kind_of_work_once_with_a_generation_for_each_order()
    {
        var payment = APayment.Created();

        payment.Schedule(FollowUpKind.SyncPayment, APayment.Now);
        payment.Schedule(FollowUpKind.SyncInvoice, APayment.Now);
        payment.Schedule(FollowUpKind.SyncPayment, Later);

        payment.FollowUps.Select(work => (work.Kind, work.DueAt, work.Generation))
            .ShouldBe([(FollowUpKind.SyncPayment, Later, 1), (FollowUpKind.SyncInvoice, APayment.Now, 0)]);
    }

    [Fact]
    public void Work_taken_back_is_no_longer_due_and_an_older_finish_does_not_count()
    {
        var payment = APayment.Created();
        payment.Schedule(FollowUpKind.SyncPayment, APayment.Now);

        payment.CancelFollowUp(FollowUpKind.SyncPayment);
        payment.CancelFollowUp(FollowUpKind.ExpirePayment);

        var work = payment.FollowUps.ShouldHaveSingleItem();
        (work.DueAt, work.Generation).ShouldBe((null, 1));
    }

    [Fact]
    public void The_crm_is_told_each_step_once_until_it_is_to_be_told_again()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        var before = payment.Timeline.Count;

        payment.SendStatus("Paid", APayment.Now);
        payment.SendStatus("Paid", APayment.Now);
        payment.ConfirmStatus(APayment.Now);
        (payment.Timeline.Count - before, payment.InvoiceSync).ShouldBe((2, InvoiceSyncState.StatusSent | InvoiceSyncState.StatusWritten));

        payment.ResetInvoiceSync();
        payment.SendStatus("PartiallyPaid", APayment.Now);
        payment.InvoiceSync.ShouldBe(InvoiceSyncState.StatusSent);
    }

    [Fact]
    public void The_first_reason_to_look_stays_on_the_desk_and_every_reason_is_noted()
    {
        var payment = APayment.In(PaymentStatus.Paid);

        payment.Raise(Attention.PaidTwice, APayment.Now);
        payment.Raise(Attention.InvoiceGone, APayment.Now);

        payment.Attention.ShouldBe(Attention.PaidTwice);
        payment.Codes().TakeLast(2).ShouldBe([Attention.PaidTwice, Attention.InvoiceGone]);
    }
}
