using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.Refunds;

/// <summary>Operations that are refused before anything is sent.</summary>
public sealed class RefusedOperationTests
{
    private readonly UseCases app = new();

    public RefusedOperationTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task Unknown_payment_and_payment_of_another_seller_are_not_found()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        var stranger = UseCases.Seller with { Tenant = new TenantKey(Platform.AmoCrm, 5) };

        (await app.SendAsync(new RefundPaymentCommand(UseCases.Seller, PaymentId.New(app.Now), "key", null, null)))
            .Refusal!.Code.ShouldBe("payment.not_found");
        (await app.SendAsync(new RefundPaymentCommand(stranger, payment.Id, "key", null, null)))
            .Refusal!.Code.ShouldBe("payment.not_found");
    }

    [Theory]
    [InlineData(PaymentStatus.Pending, "refund.nothing_paid")]
    [InlineData(PaymentStatus.Authorized, "refund.nothing_paid")]
    [InlineData(PaymentStatus.Refunded, "refund.nothing_paid")]
    [InlineData(PaymentStatus.Declined, "refund.nothing_paid")]
    public async Task Refund_needs_money(PaymentStatus status, string code)
    {
        (await RefundAsync(app.Has(APayment.In(status)), "key")).Refusal!.Code.ShouldBe(code);

        ShouldHaveSent(0);
    }

    [Theory]
    [InlineData(1000.01, "refund.beyond_paid")]
    [InlineData(0, "operation.amount")]
    [InlineData(-1, "operation.amount")]
    [InlineData(0.001, "operation.amount")]
    public async Task Refund_needs_an_amount_within_the_payment(double amount, string code)
    {
        (await RefundAsync(app.Has(APayment.In(PaymentStatus.Paid)), "key", (decimal)amount)).Refusal!.Code.ShouldBe(code);

        ShouldHaveSent(0);
    }

    [Fact]
    public async Task Capture_needs_authorized_money_and_cancel_a_live_payment()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));

        (await app.SendAsync(new CapturePaymentCommand(UseCases.Seller, payment.Id, "a", null, null)))
            .Refusal!.Code.ShouldBe("capture.not_authorized");
        (await app.SendAsync(new CancelPaymentCommand(UseCases.Seller, payment.Id, "b"))).Refusal!.Code.ShouldBe("cancel.over");
    }

    [Fact]
    public async Task Capture_beyond_the_authorized_amount_is_refused()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Authorized));

        (await app.SendAsync(new CapturePaymentCommand(UseCases.Seller, payment.Id, "a", Money.Rub(1000.01m), null)))
            .Refusal!.Code.ShouldBe("capture.beyond_authorized");
    }

    [Fact]
    public async Task Lines_that_the_receipt_does_not_have_are_refused()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid, APayment.DraftWithReceipt));

        (await RefundAsync(payment, "key", 1m, new LineShare(99, 1m))).Refusal!.Code.ShouldBe("operation.lines");
    }

    [Fact]
    public async Task Second_operation_waits_for_the_first()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        app.Acquirer.LoseNextAnswer();
        await RefundAsync(payment, "a", 100m);

        (await RefundAsync(payment, "b", 100m)).Refusal!.Code.ShouldBe("operation.under_way");

        ShouldHaveSent(1);
    }

    [Fact]
    public async Task Collision_at_every_try_sends_nothing()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        app.Database.Collide(times: 30);

        await Should.ThrowAsync<InvalidOperationException>(() => RefundAsync(payment, "key"));

        app.Payment.Operations.ShouldBeEmpty();
        ShouldHaveSent(0);
    }

    [Fact]
    public async Task Two_refunds_at_once_send_one()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        app.Database.BeforeNextSave(() => RefundAsync(payment, "first"));

        (await RefundAsync(payment, "second")).Refusal!.Code.ShouldBe("refund.nothing_paid");

        ShouldHaveSent(1);
    }

    [Theory]
    [InlineData("removed", "acme")]
    [InlineData("card", "another_bank")]
    public async Task Method_that_is_removed_or_of_another_acquirer_is_refused(string method, string acquirer)
    {
        var payment = app.Has(APayment.In(
            PaymentStatus.Paid, APayment.Draft with { Method = MethodCode.Parse(method)!.Value, Acquirer = acquirer }));

        (await RefundAsync(payment, "key")).Refusal!.Code.ShouldBe("method.not_found");

        app.Payment.Operations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(OperationKind.Refund, PaymentStatus.Paid)]
    [InlineData(OperationKind.Capture, PaymentStatus.Authorized)]
    [InlineData(OperationKind.Cancel, PaymentStatus.Authorized)]
    public async Task Operation_that_the_acquirer_does_not_offer_is_refused(OperationKind kind, PaymentStatus status)
    {
        var minimal = new UseCases(new MinimalAcquirer(new FakeAcquirer("minimal")));
        minimal.Has(AnAccount.Active().With(AMethod.Of("card").OfAcquirer("minimal")));
        var payment = minimal.Has(APayment.In(status, APayment.Draft with { Acquirer = "minimal" }));

        var result = kind switch
        {
            OperationKind.Refund => await minimal.SendAsync(new RefundPaymentCommand(UseCases.Seller, payment.Id, "k", null, null)),
            OperationKind.Capture => await minimal.SendAsync(new CapturePaymentCommand(UseCases.Seller, payment.Id, "k", null, null)),
            OperationKind.Cancel => await minimal.SendAsync(new CancelPaymentCommand(UseCases.Seller, payment.Id, "k")),
            OperationKind.ClosingReceipt => await minimal.SendAsync(new CloseReceiptCommand(UseCases.Seller, payment.Id, "k")),
        };

        result.Refusal!.Code.ShouldBe("operation.not_offered");
        minimal.Payment.Operations.ShouldBeEmpty();
    }

    private void ShouldHaveSent(int operations) => app.Acquirer.Operations.Count.ShouldBe(operations);

    private Task<Result<PaymentOperation>> RefundAsync(
        Payment payment, string key, decimal? amount = null, params LineShare[] lines) =>
        app.SendAsync(new RefundPaymentCommand(UseCases.Seller, payment.Id, key, amount is { } sum ? Money.Rub(sum) : null, lines));
}
