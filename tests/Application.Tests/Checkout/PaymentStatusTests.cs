using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.Tests.FollowUps;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Checkout;

/// <summary>The state of a payment on its buyer's page, and the page's request to ask the acquirer sooner.</summary>
public sealed class PaymentStatusTests
{
    private readonly UseCases app = new();

    [Theory]
    [InlineData(PaymentStatus.Created, PaymentPhase.Unknown)]
    [InlineData(PaymentStatus.Unknown, PaymentPhase.Unknown)]
    [InlineData(PaymentStatus.Pending, PaymentPhase.Waiting)]
    [InlineData(PaymentStatus.Authorized, PaymentPhase.Authorized)]
    [InlineData(PaymentStatus.Paid, PaymentPhase.Paid)]
    [InlineData(PaymentStatus.PartiallyRefunded, PaymentPhase.Paid)]
    [InlineData(PaymentStatus.Refunded, PaymentPhase.Refunded)]
    [InlineData(PaymentStatus.Declined, PaymentPhase.Failed)]
    [InlineData(PaymentStatus.Canceled, PaymentPhase.Failed)]
    [InlineData(PaymentStatus.Expired, PaymentPhase.Failed)]
    public async Task Each_status_has_a_phase(PaymentStatus status, PaymentPhase phase)
    {
        var payment = app.Has(APayment.In(status));

        (await StateAsync(payment)).Phase.ShouldBe(phase);
    }

    [Fact]
    public async Task Abandoned_payment_is_unknown_and_then_restarts()
    {
        var payment = APayment.In(PaymentStatus.Pending);
        payment.Abandon("sum_changed", app.Now);
        app.Has(payment);
        (await StateAsync(payment)).Phase.ShouldBe(PaymentPhase.Unknown);

        var ended = new UseCases();
        payment.After(EvidenceKind.Canceled);
        ended.Has(payment);
        (await ended.SendAsync(new GetPaymentStatusQuery(payment.PublicId.Value))).Value.Phase.ShouldBe(PaymentPhase.Restart);
    }

    [Fact]
    public async Task State_has_the_link_of_the_form_while_it_is_open()
    {
        var open = app.Has(APayment.In(PaymentStatus.Pending));

        (await StateAsync(open)).ShouldSatisfyAllConditions(
            state => state.FormLink.ShouldBe(((PaymentPage.Redirect)APayment.Page).Address),
            state => state.QrLink.ShouldBeNull(),
            state => state.AccountId.ShouldBe(AnAccount.Tenant.AccountId),
            state => state.InvoiceId.ShouldBe(AnInvoice.Id.Value),
            state => state.Method.ShouldBe("card"),
            state => state.Amount.ShouldBe(APayment.Amount));
    }

    [Fact]
    public async Task State_has_the_link_of_the_code_while_it_is_open()
    {
        var payment = APayment.Created();
        payment.Open("1", new PaymentPage.QrLink(new Uri("https://qr.example/1")), app.Now);
        app.Has(payment);

        var state = await StateAsync(payment);

        (state.QrLink, state.FormLink).ShouldBe((new Uri("https://qr.example/1"), null));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Unknown_payment_is_not_found(string id)
    {
        (await app.SendAsync(new GetPaymentStatusQuery(id))).Refusal!.Code.ShouldBe("payment.not_found");
        (await app.SendAsync(new RequestPaymentSyncCommand(id))).Refusal!.Code.ShouldBe("payment.not_found");
    }

    [Fact]
    public async Task Waiting_buyer_makes_the_sync_due_now()
    {
        var payment = app.Has(Opened());
        app.Payment.Due(app.Now).ShouldContain("SyncPayment 00:01:00");

        (await app.SendAsync(new RequestPaymentSyncCommand(payment.PublicId.Value))).Value.Phase.ShouldBe(PaymentPhase.Waiting);

        app.Payment.Due(app.Now).ShouldContain("SyncPayment 00:00:00");
    }

    [Fact]
    public async Task Buyer_of_a_paid_payment_makes_nothing_due()
    {
        var payment = app.Has(Opened().After(EvidenceKind.Paid));

        (await app.SendAsync(new RequestPaymentSyncCommand(payment.PublicId.Value))).Value.Phase.ShouldBe(PaymentPhase.Paid);

        app.Payment.Due(app.Now).ShouldNotContain(work => work.StartsWith("SyncPayment", StringComparison.Ordinal));
    }

    private async Task<PaymentState> StateAsync(Payment payment) =>
        (await app.SendAsync(new GetPaymentStatusQuery(payment.PublicId.Value))).Value;

    // With its events, so that the save schedules follow-ups.
    private static Payment Opened()
    {
        var payment = APayment.Created();
        payment.Open(APayment.AcquirerPaymentId, APayment.Page, APayment.Now);
        return payment;
    }
}
