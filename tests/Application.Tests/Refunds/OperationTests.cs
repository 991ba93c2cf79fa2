using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Application.Tests.FollowUps;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Tests.Refunds;

/// <summary>Refunds, captures and cancels from the request to their end.</summary>
public sealed class OperationTests
{
    private readonly UseCases app = new();

    public OperationTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task Refund_without_an_amount_gives_all_back()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));

        var refund = (await RefundAsync(payment)).Value;

        (refund.Status, refund.Amount).ShouldBe((OperationStatus.Succeeded, APayment.Amount));
        (app.Payment.Status, app.Payment.NetPaid).ShouldBe((PaymentStatus.Refunded, Money.Rub(0m)));
        app.Payment.Codes()[^3..].ShouldBe(["refund.requested", "refund.succeeded", "evidence.refunded"]);
        app.Payment.Due(app.Now).ShouldContain("SyncInvoice 00:00:00");
    }

    [Fact]
    public async Task Refunds_in_parts_add_up_to_the_kopeck()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));

        await RefundAsync(payment, "a", 0.01m);
        app.Payment.Status.ShouldBe(PaymentStatus.PartiallyRefunded);
        (await RefundAsync(payment, "b")).Value.Amount.ShouldBe(Money.Rub(999.99m));

        app.Payment.Status.ShouldBe(PaymentStatus.Refunded);
        app.Acquirer.Operations.Select(call => call.Key).ShouldBe([$"{payment.OrderId}-1", $"{payment.OrderId}-2"]);
        (await RefundAsync(payment, "c", 0.01m)).Refusal!.Code.ShouldBe("refund.nothing_paid");
    }

    [Fact]
    public async Task Operation_is_saved_before_the_acquirer_is_called()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        Payment? duringTheCall = null;
        app.Acquirer.DuringNextCall(() => Task.FromResult(duringTheCall = app.Payment));

        await RefundAsync(payment);

        duringTheCall!.OpenOperation!.Status.ShouldBe(OperationStatus.Requested);
        duringTheCall.Due(app.Now).ShouldContain("SyncPayment 00:00:20");
    }

    [Fact]
    public async Task Capture_of_a_part_is_the_payments_amount()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Authorized));

        var capture = (await CaptureAsync(payment, 400m)).Value;

        capture.Status.ShouldBe(OperationStatus.Succeeded);
        (app.Payment.Status, app.Payment.Amount).ShouldBe((PaymentStatus.Paid, Money.Rub(400m)));
    }

    [Fact]
    public async Task Cancel_releases_the_authorized_money()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Authorized));

        (await CancelAsync(payment)).Value.Status.ShouldBe(OperationStatus.Succeeded);

        (app.Payment.Status, app.Acquirer.KindOf(payment)).ShouldBe((PaymentStatus.Canceled, EvidenceKind.Canceled));
        app.Payment.Due(app.Now).ShouldBe(["Reconcile 1.00:02:00", "SyncInvoice 00:00:00"]);
    }

    [Fact]
    public async Task Cancel_that_meets_taken_money_is_refused()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Authorized));
        app.Acquirer.Set(payment, EvidenceKind.Paid);

        (await CancelAsync(payment)).Value.Status.ShouldBe(OperationStatus.Refused);

        app.Payment.Status.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public async Task Refusal_of_the_acquirer_ends_the_operation()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        app.Acquirer.Answer(new OperationOutcome.Refused("too old"));

        var refund = (await RefundAsync(payment)).Value;

        (refund.Status, refund.Detail).ShouldBe((OperationStatus.Refused, "too old"));
        app.Payment.NetPaid.ShouldBe(APayment.Amount);
    }

    [Fact]
    public async Task Lost_answer_is_unknown_and_found_by_the_next_query()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        app.Acquirer.LoseNextAnswer();

        (await RefundAsync(payment)).Value.Status.ShouldBe(OperationStatus.Unknown);
        app.Payment.Due(app.Now).ShouldContain("SyncPayment 00:00:03");

        await app.SendAsync(new SyncPaymentCommand(payment.Tenant, payment.Id));

        (app.Payment.Status, app.Payment.OpenOperation).ShouldBe((PaymentStatus.Refunded, null));
        app.Acquirer.Operations.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(OperationKind.Refund, PaymentStatus.Paid)]
    [InlineData(OperationKind.Capture, PaymentStatus.Authorized)]
    [InlineData(OperationKind.Cancel, PaymentStatus.Authorized)]
    public async Task Operation_without_a_trace_is_refused_after_fifteen_minutes(OperationKind kind, PaymentStatus status)
    {
        var payment = app.Has(APayment.In(status));
        app.Acquirer.Answer(new OperationOutcome.Unknown("timeout"));
        await SendAsync(kind, payment);

        app.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        await app.SendAsync(new SyncPaymentCommand(payment.Tenant, payment.Id));
        app.Payment.OpenOperation.ShouldNotBeNull();

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.SendAsync(new SyncPaymentCommand(payment.Tenant, payment.Id));
        (app.Payment.Status, app.Payment.Operations.Single().Status).ShouldBe((status, OperationStatus.Refused));
    }

    [Fact]
    public async Task Outage_leaves_the_operation_not_sent_and_its_key_free()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        app.Acquirer.IsDown = true;
        await Should.ThrowAsync<OutageException>(() => RefundAsync(payment));
        app.Payment.Operations.ShouldHaveSingleItem().Status.ShouldBe(OperationStatus.NotSent);

        app.Acquirer.IsDown = false;
        (await RefundAsync(payment)).Value.Status.ShouldBe(OperationStatus.Succeeded);
    }

    [Fact]
    public async Task Notification_during_the_call_is_kept()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Authorized));
        app.Acquirer.DuringNextCall(() => app.SendAsync(new ReceiveNotificationCommand(
            "acme", AMethod.KeyOf("card"), app.Acquirer.Notify(payment, EvidenceKind.Paid))));

        (await CaptureAsync(payment)).Value.Status.ShouldBe(OperationStatus.Succeeded);

        app.Payment.Status.ShouldBe(PaymentStatus.Paid);
        app.Payment.Codes().Count(code => code == "evidence.paid").ShouldBe(1);
    }

    [Fact]
    public async Task Chosen_lines_go_on_the_receipt_of_the_refund()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid, APayment.DraftWithReceipt));

        var refund = (await RefundAsync(payment, "a", 300m, new LineShare(2, 300m))).Value;

        refund.Lines.ShouldBe([new LineShare(2, 300m)]);
        app.Acquirer.Operations.ShouldHaveSingleItem().Receipt!.Lines.ShouldHaveSingleItem().Name.ShouldBe("б");
    }

    [Fact]
    public async Task Whole_refund_repeats_no_receipt()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid, APayment.DraftWithReceipt));

        await RefundAsync(payment);

        app.Acquirer.Operations.ShouldHaveSingleItem().Receipt.ShouldBeNull();
    }

    private Task<Result<PaymentOperation>> SendAsync(OperationKind kind, Payment payment) => kind switch
    {
        OperationKind.Refund => RefundAsync(payment),
        OperationKind.Capture => CaptureAsync(payment),
        OperationKind.Cancel or OperationKind.ClosingReceipt => CancelAsync(payment),
    };

    private Task<Result<PaymentOperation>> RefundAsync(
        Payment payment, string key = "key", decimal? amount = null, params LineShare[] lines) =>
        app.SendAsync(new RefundPaymentCommand(UseCases.Seller, payment.Id, key, amount is { } sum ? Money.Rub(sum) : null, lines));

    private Task<Result<PaymentOperation>> CaptureAsync(Payment payment, decimal? amount = null) =>
        app.SendAsync(new CapturePaymentCommand(UseCases.Seller, payment.Id, "key", amount is { } sum ? Money.Rub(sum) : null, null));

    private Task<Result<PaymentOperation>> CancelAsync(Payment payment) =>
        app.SendAsync(new CancelPaymentCommand(UseCases.Seller, payment.Id, "key"));
}
