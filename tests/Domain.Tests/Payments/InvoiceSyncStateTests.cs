using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>How far the CRM was told.</summary>
public sealed class InvoiceSyncStateTests
{
    private static readonly DateTimeOffset Later = APayment.Now.AddDays(1);

    [Fact]
    public void Each_step_is_written_down_once()
    {
        var payment = Told();
        payment.SendStatus("Paid", Later);
        payment.ConfirmStatus(Later);
        payment.SendNote(Later);
        payment.CloseNote("Added", Later);

        payment
            .Entries(3)
            .ShouldBe(["invoice.status_sent (Paid)", "invoice.status_written", "invoice.note_sent", "invoice.note_done (Added)"]);
        payment.InvoiceSync.ShouldBe(
            InvoiceSyncState.StatusSent | InvoiceSyncState.StatusWritten | InvoiceSyncState.NoteSent | InvoiceSyncState.NoteDone
        );
    }

    [Fact]
    public void A_status_that_is_not_shown_is_sent_once_more_and_the_note_is_not()
    {
        var payment = Told();

        payment.TryRepeatStatus("Created instead of Paid", Later).ShouldBeTrue();

        payment.InvoiceSync.ShouldBe(InvoiceSyncState.NoteSent | InvoiceSyncState.NoteDone | InvoiceSyncState.StatusRepeated);
        payment.Owes(FollowUpKind.SyncInvoice).ShouldBeTrue();
        payment.Entries(7).ShouldBe(["invoice.not_shown (Created instead of Paid)"]);
        payment.TryRepeatStatus("again", Later).ShouldBeFalse();
        payment.Entries(8).ShouldBeEmpty();
    }

    [Fact]
    public void By_the_sellers_wish_all_is_told_again()
    {
        var payment = Told();

        payment.Resync(Later);

        payment.InvoiceSync.ShouldBe(InvoiceSyncState.None);
        payment.FollowUps.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            work => work.Kind.ShouldBe(FollowUpKind.SyncInvoice),
            work => work.DueAt.ShouldBe(Later));
        payment.Entries(7).ShouldBe(["payment.try_again"]);
    }

    [Fact]
    public void Where_nothing_is_paid_there_is_nothing_to_tell()
    {
        var payment = APayment.In(PaymentStatus.Pending);

        payment.Resync(Later);

        payment.FollowUps.ShouldBeEmpty();
        payment.Entries(2).ShouldBe(["payment.try_again"]);
    }

    [Fact]
    public void Work_is_under_way_from_its_order_until_it_is_taken_back()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        payment.Owes(FollowUpKind.Reconcile).ShouldBeFalse();

        payment.Schedule(FollowUpKind.Reconcile, Later);
        payment.Schedule(FollowUpKind.SyncPayment, Later);
        payment.CancelFollowUp(FollowUpKind.SyncPayment);

        payment.Owes(FollowUpKind.Reconcile).ShouldBeTrue();
        payment.Owes(FollowUpKind.SyncPayment).ShouldBeFalse();
    }

    private static Payment Told()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        payment.SendStatus("Paid", Later);
        payment.ConfirmStatus(Later);
        payment.SendNote(Later);
        payment.CloseNote("Added", Later);
        return payment;
    }
}
