using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

public sealed class FollowUpTests
{
    private static readonly DateTimeOffset Later = APayment.Now.AddMinutes(5);

    [Fact]
    public void A_follow_up_scheduled_again_gets_a_new_generation()
    {
        var payment = APayment.Created();

        payment.Schedule(FollowUpKind.SyncPayment, APayment.Now);
        payment.Schedule(FollowUpKind.SyncInvoice, APayment.Now);
        payment.Schedule(FollowUpKind.SyncPayment, Later);

        payment.FollowUps.Select(work => (work.Kind, work.DueAt, work.Generation))
            .ShouldBe([(FollowUpKind.SyncPayment, Later, 1), (FollowUpKind.SyncInvoice, APayment.Now, 0)]);
    }

    [Fact]
    public void A_cancelled_follow_up_is_no_longer_due()
    {
        var payment = APayment.Created();
        payment.Schedule(FollowUpKind.SyncPayment, APayment.Now);

        payment.CancelFollowUp(FollowUpKind.SyncPayment);
        payment.CancelFollowUp(FollowUpKind.ExpirePayment);

        var work = payment.FollowUps.ShouldHaveSingleItem();
        (work.DueAt, work.Generation).ShouldBe((null, 1));
    }

    [Fact]
    public void A_follow_up_is_owed_until_it_is_cancelled()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        payment.Owes(FollowUpKind.Reconcile).ShouldBeFalse();

        payment.Schedule(FollowUpKind.Reconcile, Later);
        payment.Schedule(FollowUpKind.SyncPayment, Later);
        payment.CancelFollowUp(FollowUpKind.SyncPayment);

        payment.Owes(FollowUpKind.Reconcile).ShouldBeTrue();
        payment.Owes(FollowUpKind.SyncPayment).ShouldBeFalse();
    }
}
