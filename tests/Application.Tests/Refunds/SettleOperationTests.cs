using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Application.Tests.FollowUps;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Tests.Refunds;

/// <summary>A person settles an operation whose answer was lost for good.</summary>
public sealed class SettleOperationTests
{
    private const string Reason = "seen in the cabinet";
    private readonly UseCases app = new();

    public SettleOperationTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task Refund_settled_as_done_is_booked()
    {
        var payment = await LoseRefundAsync();

        var settled = (await SettleAsync(payment)).Value;

        settled.Status.ShouldBe(OperationStatus.Succeeded);
        (app.Payment.Status, app.Payment.Refunded).ShouldBe((PaymentStatus.PartiallyRefunded, Money.Rub(500m)));
        app.Payment.Codes()[^3..].ShouldBe(["refund.settled_by_hand", "refund.succeeded", "evidence.refunded"]);
        app.Payment.Timeline[^3].ShouldSatisfyAllConditions(
            entry => entry.By.ShouldBe(UseCases.Seller.Actor),
            entry => entry.Detail.ShouldBe($"done: {Reason}"));
        app.Payment.Due(app.Now).ShouldContain("SyncInvoice 00:00:00");
    }

    [Fact]
    public async Task Refund_settled_as_not_done_makes_room_for_another()
    {
        var payment = await LoseRefundAsync();

        (await SettleAsync(payment, isDone: false)).Value.Status.ShouldBe(OperationStatus.Refused);

        app.Payment.Refunded.ShouldBe(Money.Rub(300m));
        (await RefundAsync(payment, "third", 200m)).Value.Status.ShouldBe(OperationStatus.Succeeded);
    }

    [Fact]
    public async Task First_of_two_settlements_stands()
    {
        var payment = await LoseRefundAsync();
        await SettleAsync(payment);

        (await SettleAsync(payment, isDone: false, key: "another")).Refusal!.Code.ShouldBe("operation.settled");

        app.Payment.Refunded.ShouldBe(Money.Rub(500m));
    }

    [Fact]
    public async Task Settlement_repeated_by_its_key_gets_the_first_answer()
    {
        var payment = await LoseRefundAsync();
        await SettleAsync(payment);

        (await SettleAsync(payment)).Value.Status.ShouldBe(OperationStatus.Succeeded);
        var other = (await SettleAsync(payment, isDone: false)).Refusal!;

        (other.Code, other.Kind).ShouldBe(("idempotency.key_reused", RefusalKind.Contradictory));
        app.Payment.Codes().Count(code => code == "refund.settled_by_hand").ShouldBe(1);
    }

    [Fact]
    public async Task Operation_under_way_is_settled_a_minute_later()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        Refusal? early = null;
        app.Acquirer.DuringNextCall(async () =>
        {
            early = (await SettleAsync(payment, number: 1)).Refusal;
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            (await SettleAsync(payment, number: 1)).IsRefused.ShouldBeFalse();
        });

        (await RefundAsync(payment, "first", 300m)).Value.Status.ShouldBe(OperationStatus.Succeeded);

        early!.Code.ShouldBe("operation.being_sent");
        app.Payment.Refunded.ShouldBe(Money.Rub(300m));
    }

    [Fact]
    public async Task Settlement_during_a_notification_meets_its_end()
    {
        var payment = await LoseRefundAsync();
        app.Database.BeforeNextSave(() => app.SendAsync(new ReceiveNotificationCommand(
            "acme", AMethod.KeyOf("card"), app.Acquirer.Notify(payment, EvidenceKind.Refunded, APayment.Amount))));

        (await SettleAsync(payment, isDone: false)).Refusal!.Code.ShouldBe("operation.settled");

        app.Payment.Status.ShouldBe(PaymentStatus.Refunded);
    }

    [Theory]
    [InlineData("", Reason, 2, "idempotency.no_key")]
    [InlineData("key", " ", 2, "operation.no_reason")]
    [InlineData("key", null, 2, "operation.no_reason")]
    [InlineData("key", "two\nlines", 2, "operation.no_reason")]
    [InlineData("key", Reason, 3, "operation.not_found")]
    [InlineData("key", Reason, 1, "operation.settled")]
    public async Task Settlement_of_nothing_is_refused(string key, string? reason, int number, string code)
    {
        var payment = await LoseRefundAsync();

        (await app.SendAsync(new SettleOperationCommand(UseCases.Seller, payment.Id, number, key, IsDone: true, reason)))
            .Refusal!.Code.ShouldBe(code);
    }

    // The second partial refund: the acquirer's status is the same with and without it.
    private async Task<Payment> LoseRefundAsync()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        await RefundAsync(payment, "first", 300m);
        app.Acquirer.Answer(new OperationOutcome.Unknown("timeout"));
        (await RefundAsync(payment, "second", 200m)).Value.Status.ShouldBe(OperationStatus.Unknown);
        return payment;
    }

    private Task<Result<PaymentOperation>> RefundAsync(Payment payment, string key, decimal amount) =>
        app.SendAsync(new RefundPaymentCommand(UseCases.Seller, payment.Id, key, Money.Rub(amount), null));

    private Task<Result<PaymentOperation>> SettleAsync(Payment payment, bool isDone = true, string key = "key", int number = 2) =>
        app.SendAsync(new SettleOperationCommand(UseCases.Seller, payment.Id, number, key, isDone, Reason));
}
