using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Tests.Refunds;

/// <summary>Refunds that others made or undid: in the acquirer's cabinet, at the payer's bank.</summary>
public sealed class RefundsElsewhereTests
{
    private const string Reason = "5043 Счёт закрыт";
    private readonly UseCases app = new();

    public RefundsElsewhereTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task Whole_refund_in_the_cabinet_before_ours_is_booked_whole()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        app.Acquirer.Answer(new OperationOutcome.Done(payment.EvidenceOf(EvidenceKind.Refunded)));

        (await RefundAsync(payment, "a", 400m)).Value.Status.ShouldBe(OperationStatus.Succeeded);

        (app.Payment.Status, app.Payment.Refunded).ShouldBe((PaymentStatus.Refunded, APayment.Amount));
    }

    [Fact]
    public async Task Part_refunded_in_the_cabinet_before_ours_is_booked_with_it()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        app.Acquirer.Answer(new OperationOutcome.Done(
            payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Refunded = null, NetPaid = Money.Rub(350m) }));

        (await RefundAsync(payment, "a", 400m)).Value.Amount.ShouldBe(Money.Rub(400m));

        (app.Payment.Status, app.Payment.Refunded).ShouldBe((PaymentStatus.PartiallyRefunded, Money.Rub(650m)));
    }

    [Fact]
    public async Task Refused_refund_still_tells_of_the_part_refunded_before()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        var news = payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Refunded = null };
        app.Acquirer.Answer(new OperationOutcome.Refused("330 more than is left") { Evidence = news });

        (await RefundAsync(payment, "a")).Value.Status.ShouldBe(OperationStatus.Refused);

        app.Payment.Attention.ShouldBe(Attention.RefundedElsewhere);
    }

    [Fact]
    public async Task Refund_without_an_answer_is_not_taken_for_the_part_refunded_before()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        var news = payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Refunded = null, PrecedesOperation = true };
        app.Acquirer.Answer(new OperationOutcome.Unknown("timeout") { Evidence = news });
        await RefundAsync(payment, "a", 400m);

        app.Acquirer.Answer(new QueryOutcome.Found(news with { PrecedesOperation = false }));
        await app.SendAsync(new SyncPaymentCommand(payment.Tenant, payment.Id));

        app.Payment.Operations.ShouldHaveSingleItem().Status.ShouldBe(OperationStatus.Unknown);
        app.Payment.OpenReasons.ShouldBe([Attention.RefundedElsewhere, Attention.OperationUnknown]);
    }

    [Fact]
    public async Task Refund_turned_back_later_is_refused_by_the_next_query()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        await AcceptedAsync(payment, "a");

        await TurnedBackAsync(payment);

        var refund = app.Payment.Operations.ShouldHaveSingleItem();
        (refund.Status, refund.Detail, app.Payment.NetPaid).ShouldBe((OperationStatus.Refused, Reason, APayment.Amount));
        (await RefundAsync(payment, "b")).Value.Status.ShouldBe(OperationStatus.Succeeded);
    }

    [Fact]
    public async Task Reason_of_an_earlier_refund_does_not_end_a_new_one_at_once()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        await AcceptedAsync(payment, "a");
        await TurnedBackAsync(payment);
        await AcceptedAsync(payment, "b");

        await TurnedBackAsync(payment);
        app.Payment.OpenOperation.ShouldNotBeNull();
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        await TurnedBackAsync(payment);

        app.Payment.Operations.Select(refund => refund.Detail).ShouldBe([Reason, Reason]);
    }

    // As SBP answers: accepted, and the money is on its way.
    private async Task AcceptedAsync(Payment payment, string key)
    {
        app.Acquirer.Answer(new OperationOutcome.Done(
            payment.EvidenceOf(EvidenceKind.Paid) with { Status = "ASYNC_REFUNDING", IsRefundPending = true }));
        (await RefundAsync(payment, key)).Value.Status.ShouldBe(OperationStatus.Unknown);
    }

    private Task TurnedBackAsync(Payment payment)
    {
        app.Acquirer.Answer(new QueryOutcome.Found(payment.EvidenceOf(EvidenceKind.Paid) with { RefundRefusal = Reason }));
        return app.SendAsync(new SyncPaymentCommand(payment.Tenant, payment.Id));
    }

    private Task<Result<PaymentOperation>> RefundAsync(Payment payment, string key, decimal? amount = null) =>
        app.SendAsync(new RefundPaymentCommand(UseCases.Seller, payment.Id, key, amount is { } sum ? Money.Rub(sum) : null, null));
}
