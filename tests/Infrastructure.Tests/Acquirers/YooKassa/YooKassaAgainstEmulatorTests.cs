using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Emulator.Acquirers;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Adapters;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.YooKassa;

/// <summary>The adapter on the emulator, which is as strict as the real one.</summary>
public sealed class YooKassaAgainstEmulatorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_payment_is_opened_paid_and_refunded_in_parts()
    {
        await using var bench = await BenchAsync();
        var connection = bench.Connection();
        var payment = await OpenAsync(bench, connection);
        bench.Bank.Press(payment.AcquirerPaymentId!, "pay");

        (await FoundAsync(bench, payment, connection)).ShouldSatisfyAllConditions(
            paid => paid.Kind.ShouldBe(EvidenceKind.Paid),
            paid => paid.Amount.ShouldBe(Money.Rub(14_982m)),
            paid => paid.Objection.ShouldBeNull());
        var refunds = (IRefunds)bench.Acquirer;
        var part = AnOperation(payment, 7_491m, "r-1", AReceipt(new ReceiptLine("Чай", 1m, 7_491m, 7_491m, VatRate.Vat22, "шт")));
        (await refunds.RefundAsync(part, connection, Token)).ShouldBeOfType<OperationOutcome.Done>()
            .Evidence!.Refunded.ShouldBe(Money.Rub(7_491m));
        // The same key once more moves nothing.
        (await refunds.RefundAsync(part, connection, Token)).ShouldBeOfType<OperationOutcome.Done>()
            .Evidence!.Refunded.ShouldBe(Money.Rub(7_491m));
        (await refunds.RefundAsync(part with { Key = "r-2" }, connection, Token)).ShouldBeOfType<OperationOutcome.Done>()
            .Evidence!.Kind.ShouldBe(EvidenceKind.Refunded);
    }

    [Fact]
    public async Task A_hold_is_captured_in_part_or_released()
    {
        await using var bench = await BenchAsync();
        var connection = bench.Connection(twoStage: true);
        var captured = await OpenAsync(bench, connection, PaymentStages.Two);
        var released = await OpenAsync(bench, connection, PaymentStages.Two, "20002-b");
        bench.Bank.Press(captured.AcquirerPaymentId!, "pay");
        bench.Bank.Press(released.AcquirerPaymentId!, "pay");
        (await FoundAsync(bench, captured, connection)).Kind.ShouldBe(EvidenceKind.Authorized);
        var receipt = AReceipt(new ReceiptLine("Чай", 1m, 7_491m, 7_491m, VatRate.Vat22, "шт"));

        var taken = await ((ICaptures)bench.Acquirer).CaptureAsync(AnOperation(captured, 7_491m, "c-1", receipt), connection, Token);
        var ended = await ((IVoids)bench.Acquirer).VoidAsync(AnOperation(released, 14_982m, "v-1"), connection, Token);
        var again = await ((IVoids)bench.Acquirer).VoidAsync(AnOperation(released, 14_982m, "v-2"), connection, Token);

        taken.ShouldBeOfType<OperationOutcome.Done>().Evidence!.ShouldSatisfyAllConditions(
            evidence => evidence.Kind.ShouldBe(EvidenceKind.Paid), evidence => evidence.Amount.ShouldBe(Money.Rub(7_491m)));
        ended.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Canceled);
        again.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Canceled);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("payer's bank refused")]
    public async Task A_refund_by_sbp_is_pending_until_it_is_asked_about(string? refusal)
    {
        await using var bench = await BenchAsync();
        var connection = bench.Connection(AcquirerBehavior.Sbp);
        var payment = await OpenAsync(bench, connection);
        bench.Bank.Press(payment.AcquirerPaymentId!, "pay");
        if (refusal is not null)
            bench.Cabinet.RefuseNextRefund(payment.AcquirerPaymentId!, refusal);
        var operation = AnOperation(payment, 14_982m, "r-1");

        var accepted = (await ((IRefunds)bench.Acquirer).RefundAsync(operation, connection, Token))
            .ShouldBeOfType<OperationOutcome.InProgress>();
        // By its id, and, had the answer been lost, by our key.
        foreach (var asked in new[] { operation with { Id = accepted.Id }, operation })
        {
            var outcome = await ((IOperationQueries)bench.Acquirer).QueryRefundAsync(asked, connection, Token);
            if (refusal is null)
                outcome.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Refunded);
            else
                outcome.ShouldBeOfType<OperationOutcome.Refused>().Reason.ShouldContain(refusal);
        }
    }

    [Fact]
    public async Task A_prepayment_is_set_off_by_a_second_receipt()
    {
        await using var bench = await BenchAsync();
        var connection = bench.Connection();
        var payment = await OpenAsync(bench, connection);
        bench.Bank.Press(payment.AcquirerPaymentId!, "pay");
        var operation = AnOperation(payment, 14_982m, "close-1", AReceipt());

        var closing = (IClosingReceipts)bench.Acquirer;

        (await closing.CloseReceiptAsync(operation, connection, Token)).ShouldBe(new OperationOutcome.Done(null));
        (await closing.CloseReceiptAsync(operation with { Amount = Money.Rub(1m), Key = "close-2" }, connection, Token))
            .ShouldBeOfType<OperationOutcome.Refused>();
    }

    [Fact]
    public async Task A_silent_opening_is_answered_when_it_is_repeated()
    {
        await using var bench = await BenchAsync();
        var connection = bench.Connection(AcquirerBehavior.Silent);
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Token);
        impatient.CancelAfter(TimeSpan.FromSeconds(2));

        await Should.ThrowAsync<OperationCanceledException>(() => bench.Acquirer.StartAsync(AnOrder(), connection, impatient.Token));
        (await bench.Acquirer.StartAsync(AnOrder(), connection, Token)).ShouldBeOfType<StartOutcome.Opened>();

        bench.Bank.Payments(_ => true).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_order_with_a_receipt_that_does_not_add_up_is_declined()
    {
        await using var bench = await BenchAsync();
        var order = AnOrder() with { Receipt = AReceipt(new ReceiptLine("Чай", 1m, 1m, 1m, VatRate.Vat22, "шт")) };

        (await bench.Acquirer.StartAsync(order, bench.Connection(), Token)).ShouldBeOfType<StartOutcome.Declined>()
            .Reason.ShouldContain("receipt");
    }

    [Fact]
    public async Task Behaviors_of_the_shop_are_told_apart()
    {
        await using var bench = await BenchAsync();

        await Should.ThrowAsync<OutageException>(() =>
            bench.Acquirer.StartAsync(AnOrder(), bench.Connection(AcquirerBehavior.Down), Token));
        (await bench.Acquirer.StartAsync(AnOrder(), bench.Connection(AcquirerBehavior.Declines), Token))
            .ShouldBeOfType<StartOutcome.Declined>();
        (await bench.Acquirer.QueryAsync(new AcquirerReference("x", null), bench.Connection(), Token))
            .ShouldBeOfType<QueryOutcome.Unknown>();
        (await bench.Acquirer.QueryAsync(new AcquirerReference("x", "nosuch"), bench.Connection(), Token))
            .ShouldBeOfType<QueryOutcome.NotFound>();
    }

    [Fact]
    public async Task Credentials_are_checked_without_opening_anything()
    {
        await using var bench = await BenchAsync();
        var check = (ISettingsCheck)bench.Acquirer;

        (await check.CheckAsync(bench.Connection(), Token)).ShouldBeEmpty();
        (await KeyAsync(("secretKey", "test_wrong"))).ShouldBe("secretKey");
        (await KeyAsync(("shopId", "shop"))).ShouldBe("shopId");
        (await KeyAsync(("testMode", "false"))).ShouldBe("testMode");
        bench.Bank.Payments(_ => true).ShouldBeEmpty();

        async Task<string> KeyAsync((string, string) change) =>
            (await check.CheckAsync(bench.Connection(AcquirerBehavior.Normal, false, change), Token)).ShouldHaveSingleItem().Key;
    }

    private static Task<AdapterBench> BenchAsync() => AdapterBench.StartAsync("yookassa");

    private static async Task<AcquirerReference> OpenAsync(
        AdapterBench bench, AcquirerConnection connection, PaymentStages stages = PaymentStages.One, string orderId = "20001-a")
    {
        var order = AnOrder() with { OrderId = orderId, Stages = stages, Receipt = AReceipt() };
        var opened = (await bench.Acquirer.StartAsync(order, connection, Token)).ShouldBeOfType<StartOutcome.Opened>();
        return new AcquirerReference(orderId, opened.AcquirerPaymentId);
    }

    private static async Task<Evidence> FoundAsync(AdapterBench bench, AcquirerReference payment, AcquirerConnection connection) =>
        (await bench.Acquirer.QueryAsync(payment, connection, Token)).ShouldBeOfType<QueryOutcome.Found>().Evidence;
}
