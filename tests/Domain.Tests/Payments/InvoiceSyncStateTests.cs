using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>Progress of the invoice sync.</summary>
public sealed class InvoiceSyncStateTests
{
    private static readonly DateTimeOffset Later = APayment.Now.AddDays(1);

    [Fact]
    public void Each_step_is_noted_once()
    {
        var payment = Synced();
        payment.SendStatus(InvoiceStatus.Paid, Later);
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
    public void A_status_missing_in_the_crm_is_sent_once_more()
    {
        var payment = Synced();

        payment.TryRepeatStatus("Created instead of Paid", Later).ShouldBeTrue();

        payment.InvoiceSync.ShouldBe(InvoiceSyncState.NoteSent | InvoiceSyncState.NoteDone | InvoiceSyncState.StatusRepeated);
        payment.Owes(FollowUpKind.SyncInvoice).ShouldBeTrue();
        payment.Entries(7).ShouldBe(["invoice.not_shown (Created instead of Paid)"]);
        payment.TryRepeatStatus("again", Later).ShouldBeFalse();
        payment.Entries(8).ShouldBeEmpty();
    }

    [Fact]
    public void A_resync_repeats_the_whole_invoice_sync_and_knows_that_a_note_may_stand()
    {
        var payment = Synced();

        payment.Resync(Later);

        payment.InvoiceSync.ShouldBe(InvoiceSyncState.NoteSent);
        payment.FollowUps.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            work => work.Kind.ShouldBe(FollowUpKind.SyncInvoice),
            work => work.DueAt.ShouldBe(Later));
        payment.Entries(7).ShouldBe(["payment.try_again"]);
    }

    [Fact]
    public void A_resync_of_an_unpaid_payment_schedules_nothing()
    {
        var payment = APayment.In(PaymentStatus.Pending);

        payment.Resync(Later);

        payment.FollowUps.ShouldBeEmpty();
        payment.Entries(2).ShouldBe(["payment.try_again"]);
    }

    [Fact]
    public void A_reset_lets_every_step_be_sent_again()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        var before = payment.Timeline.Count;

        payment.SendStatus(InvoiceStatus.Paid, APayment.Now);
        payment.SendStatus(InvoiceStatus.Paid, APayment.Now);
        payment.ConfirmStatus(APayment.Now);
        (payment.Timeline.Count - before, payment.InvoiceSync).ShouldBe((2, InvoiceSyncState.StatusSent | InvoiceSyncState.StatusWritten));

        payment.ResetInvoiceSync();
        payment.SendStatus(InvoiceStatus.PartiallyPaid, APayment.Now);
        payment.InvoiceSync.ShouldBe(InvoiceSyncState.StatusSent);
    }

    private static Payment Synced()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        payment.SendStatus(InvoiceStatus.Paid, Later);
        payment.ConfirmStatus(Later);
        payment.SendNote(Later);
        payment.CloseNote("Added", Later);
        return payment;
    }
}
