using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Application.Tests.FollowUps;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.Refunds;

/// <summary>Refunds that are accepted first and end later, at an acquirer that gives each an id.</summary>
public sealed class SlowRefundTests
{
    private readonly FakeAcquirer bank = new("slow");
    private readonly SlowRefundAcquirer slow;
    private readonly UseCases app;
    private readonly Payment payment;

    public SlowRefundTests()
    {
        slow = new SlowRefundAcquirer(bank);
        app = new UseCases(slow);
        app.Has(AnAccount.Active().With(AMethod.Of("card").OfAcquirer("slow")));
        payment = app.Has(APayment.In(PaymentStatus.Paid, APayment.Draft with { Acquirer = "slow" }));
        bank.Set(payment, EvidenceKind.Paid);
        bank.Answer(new OperationOutcome.InProgress("pending", "r-1"));
    }

    [Fact]
    public async Task Accepted_refund_keeps_its_id_and_needs_no_attention()
    {
        var refund = await RefundAsync();

        (refund.Status, refund.AcquirerOperationId).ShouldBe((OperationStatus.Requested, "r-1"));
        (app.Payment.Attention, app.Payment.Codes()[^1]).ShouldBe((null, "refund.accepted"));
        app.Payment.Due(app.Now).ShouldContain("SyncPayment 00:00:03");
    }

    [Fact]
    public async Task Refund_under_way_outlasts_the_patience()
    {
        await RefundAsync();
        app.Clock.Advance(OperationResults.Patience * 2);

        (await SyncAsync()).ShouldBeOfType<FollowUpOutcome.NotYet>();

        app.Payment.OpenOperation.ShouldNotBeNull();
        slow.Asked[^1].Id.ShouldBe("r-1");
    }

    [Fact]
    public async Task Refund_that_is_done_refunds_the_payment()
    {
        await RefundAsync();
        slow.State = new OperationOutcome.Done(null);

        (await SyncAsync()).ShouldBe(new FollowUpOutcome.Done());

        (app.Payment.Status, app.Payment.Refunded).ShouldBe((PaymentStatus.Refunded, APayment.Amount));
    }

    [Fact]
    public async Task Refund_that_is_refused_later_leaves_the_money()
    {
        await RefundAsync();
        slow.State = new OperationOutcome.Refused("no funds");

        await SyncAsync();

        var refund = app.Payment.Operations.ShouldHaveSingleItem();
        (refund.Status, refund.Detail, app.Payment.Status).ShouldBe((OperationStatus.Refused, "no funds", PaymentStatus.Paid));
    }

    [Fact]
    public async Task Unverified_notification_has_a_settled_payment_asked_about()
    {
        bank.Set(payment, EvidenceKind.PartiallyRefunded, APayment.Part);
        var notification = bank.Notify(new NotificationReading.Unverified(new AcquirerReference(null, APayment.AcquirerPaymentId)));

        await app.SendAsync(new Application.Notifications.ReceiveNotificationCommand("slow", AMethod.KeyOf("card"), notification));
        await SyncAsync();

        app.Payment.Refunded.ShouldBe(APayment.Part);
    }

    private async Task<PaymentOperation> RefundAsync() =>
        (await app.SendAsync(new RefundPaymentCommand(UseCases.Seller, payment.Id, "key", null, null))).Value;

    private Task<FollowUpOutcome> SyncAsync() => app.SendAsync(new SyncPaymentCommand(payment.Tenant, payment.Id));
}
