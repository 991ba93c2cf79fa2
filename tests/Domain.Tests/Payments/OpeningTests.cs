using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Events;

namespace CleanAcquiring.Domain.Tests.Payments;

public sealed class OpeningTests
{
    private static readonly PaymentPage Page = new PaymentPage.Redirect(new Uri("https://pay.example/form/2"));

    [Fact]
    public void A_new_payment_is_created_and_noted()
    {
        var payment = APayment.Created();

        payment.Status.ShouldBe(PaymentStatus.Created);
        payment.Timeline.ShouldHaveSingleItem().Code.ShouldBe("payment.created");
        payment.TakeEvents().ShouldHaveSingleItem().ShouldBe(new PaymentEvent.Created(APayment.Now));
        payment.OrderId.Length.ShouldBeLessThanOrEqualTo(32);
        payment.OrderId.ShouldStartWith("918273-");
        APayment.Created().OrderId.ShouldNotBe(payment.OrderId);
    }

    [Theory]
    [InlineData(PaymentStatus.Created)]
    [InlineData(PaymentStatus.Unknown)]
    public void An_opened_payment_is_pending(PaymentStatus from)
    {
        var payment = APayment.In(from);

        payment.Open("42", Page, APayment.Now);

        (payment.Status, payment.AcquirerPaymentId, payment.Page).ShouldBe((PaymentStatus.Pending, "42", Page));
        payment.TakeEvents().ShouldHaveSingleItem().ShouldBe(new PaymentEvent.Opened(APayment.Now, payment.ExpiresAt));
    }

    [Fact]
    public void A_response_after_the_payment_keeps_the_status()
    {
        var payment = APayment.In(PaymentStatus.Created).After(EvidenceKind.Paid);
        payment.TakeEvents();

        payment.Open(APayment.AcquirerPaymentId, Page, APayment.Now);

        (payment.Status, payment.Page).ShouldBe((PaymentStatus.Paid, Page));
        payment.TakeEvents().ShouldBeEmpty();
    }

    [Fact]
    public void A_refused_opening_declines_and_needs_attention()
    {
        var payment = APayment.In(PaymentStatus.Created);

        payment.MarkDeclined("204: wrong token", APayment.Now);

        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Declined, Attention.OpeningRefused));
        payment.Timeline[^1].Detail.ShouldBe("204: wrong token");
        payment.TakeEvents().ShouldHaveSingleItem().ShouldBeOfType<PaymentEvent.Ended>();
    }

    [Fact]
    public void An_opening_not_sent_cancels_without_attention()
    {
        var payment = APayment.In(PaymentStatus.Created);

        payment.MarkNotSent("no connection", APayment.Now);

        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Canceled, null));
    }

    [Fact]
    public void A_lost_opening_is_unknown_and_keeps_the_id()
    {
        var payment = APayment.In(PaymentStatus.Created);

        payment.MarkUnknown("timeout", "42", APayment.Now);

        (payment.Status, payment.AcquirerPaymentId).ShouldBe((PaymentStatus.Unknown, "42"));
        payment.TakeEvents().ShouldHaveSingleItem().ShouldBeOfType<PaymentEvent.BecameUnknown>();
    }

    [Fact]
    public void An_unknown_payment_ends_by_evidence_only()
    {
        var payment = APayment.In(PaymentStatus.Unknown);

        payment.MarkNotSent("no connection", APayment.Now);
        payment.MarkUnknown("timeout", null, APayment.Now);
        payment.Abandon("expired", APayment.Now);
        payment.Status.ShouldBe(PaymentStatus.Unknown);

        payment.After(EvidenceKind.NeverOpened).Status.ShouldBe(PaymentStatus.Canceled);
    }

    [Fact]
    public void Only_a_live_payment_is_abandoned_and_once()
    {
        foreach (var status in Enum.GetValues<PaymentStatus>())
        {
            var payment = APayment.In(status);

            payment.Abandon("sum_changed", APayment.Now);
            payment.Abandon("page_lost", APayment.Now.AddHours(1));

            payment.Status.ShouldBe(status);
            payment.TakeEvents().Count.ShouldBe(status.IsLive() ? 1 : 0);
            payment.AbandonedAt.ShouldBe(status.IsLive() ? APayment.Now : null);
        }
    }

    // Evidence has three sources, the buyer's return is none of them, and only Apply takes evidence.
    [Fact]
    public void Only_evidence_makes_a_payment_paid()
    {
        Enum.GetNames<EvidenceSource>().ShouldBe(["Opening", "Notification", "Query"]);
        typeof(Payment).GetMethods().Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Evidence)))
            .ShouldHaveSingleItem().Name.ShouldBe(nameof(Payment.Apply));

        foreach (var status in Enum.GetValues<PaymentStatus>())
        {
            foreach (var change in OtherChanges)
            {
                var payment = APayment.In(status);
                var netPaid = payment.NetPaid;
                change(payment);
                (payment.NetPaid, payment.Status.HasNetPaid()).ShouldBe((netPaid, status.HasNetPaid()));
            }
        }
    }

    private static readonly Action<Payment>[] OtherChanges =
    [
        it => it.Open("42", Page, APayment.Now),
        it => it.MarkDeclined("no", APayment.Now),
        it => it.MarkNotSent("no", APayment.Now),
        it => it.MarkUnknown("no", "42", APayment.Now),
        it => it.Abandon("expired", APayment.Now),
        it => it.SendStatus(InvoiceStatus.Paid, APayment.Now),
        it => it.ConfirmStatus(APayment.Now),
        it => it.SendNote(APayment.Now),
        it => it.CloseNote("Written", APayment.Now),
        it => it.ResetInvoiceSync(),
        it => it.Raise(Attention.LateSuccess, APayment.Now),
    ];
}
