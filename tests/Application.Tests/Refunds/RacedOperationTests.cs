using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Tests.Refunds;

/// <summary>Refunds while others write to the payment, and the person who ordered them.</summary>
public sealed class RacedOperationTests
{
    private readonly UseCases app = new();

    public RacedOperationTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task Notification_before_a_lost_answer_ends_the_refund()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        app.Acquirer.LoseNextAnswer();
        app.Acquirer.DuringNextCall(() => app.SendAsync(new ReceiveNotificationCommand(
            "acme", AMethod.KeyOf("card"), app.Acquirer.Notify(payment, EvidenceKind.PartiallyRefunded, Money.Rub(300m)))));

        (await RefundAsync(payment, "a", 300m)).Value.Status.ShouldBe(OperationStatus.Succeeded);

        (app.Payment.Refunded, app.Payment.OpenOperation).ShouldBe((Money.Rub(300m), null));
        (await RefundAsync(payment, "b")).Value.Status.ShouldBe(OperationStatus.Succeeded);
    }

    [Fact]
    public async Task Refund_ordered_while_another_writer_saves_is_tried_again()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        app.Database.Collide(times: 2);

        (await RefundAsync(payment)).Value.Status.ShouldBe(OperationStatus.Succeeded);

        app.Payment.Operations.ShouldHaveSingleItem();
        app.Acquirer.Operations.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Operation_and_its_entry_name_who_ordered_it()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));

        (await RefundAsync(payment)).Value.By.ShouldBe(UseCases.Seller.Actor);

        app.Payment.Timeline.Where(entry => entry.By is not null).ShouldHaveSingleItem().Code.ShouldBe("refund.requested");
    }

    private Task<Result<PaymentOperation>> RefundAsync(Payment payment, string key = "key", decimal? amount = null) =>
        app.SendAsync(new RefundPaymentCommand(UseCases.Seller, payment.Id, key, amount is { } sum ? Money.Rub(sum) : null, null));
}
