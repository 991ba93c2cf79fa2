using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Emulator.Acquirers;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Adapters;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.CloudPayments;

/// <summary>The adapter on the emulator, which is as strict as the real one.</summary>
public sealed class CloudPaymentsAgainstEmulatorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_payment_is_found_by_order_and_by_number_and_refunded_in_parts()
    {
        await using var bench = await BenchAsync();
        var connection = bench.Connection();
        var payment = await PaidAsync(bench, connection);

        foreach (var reference in new[] { payment, payment with { AcquirerPaymentId = null } })
        {
            var paid = await FoundAsync(bench, reference, connection);
            (paid.Kind, paid.Amount, paid.Reference, paid.Objection).ShouldBe((EvidenceKind.Paid, Money.Rub(14_982m), payment, null));
        }
        var refunds = (IRefunds)bench.Acquirer;
        var part = AnOperation(payment, 7_491m, "r-1", AReceipt(new ReceiptLine("Чай", 1m, 7_491m, 7_491m, VatRate.Vat22, "шт")));
        (await refunds.RefundAsync(part, connection, Token)).ShouldBe(new OperationOutcome.Done(null));
        // The same key once more moves nothing.
        (await refunds.RefundAsync(part, connection, Token)).ShouldBe(new OperationOutcome.Done(null));
        Only(bench).Refunded.ShouldBe(7_491m);
        var half = await FoundAsync(bench, payment, connection);
        (half.Kind, half.Amount, half.LastRefund).ShouldBe((EvidenceKind.PartiallyRefunded, null, Money.Rub(7_491m)));
        (await refunds.RefundAsync(part with { Key = "r-2" }, connection, Token)).ShouldBe(new OperationOutcome.Done(null));
        (await refunds.RefundAsync(part with { Key = "r-3" }, connection, Token)).ShouldBeOfType<OperationOutcome.Refused>();
    }

    [Fact]
    public async Task A_whole_refund_in_the_cabinet_is_seen_by_asking()
    {
        await using var bench = await BenchAsync();
        var connection = bench.Connection();
        var payment = await PaidAsync(bench, connection);
        bench.Cabinet.GiveBack(payment.AcquirerPaymentId!);

        var evidence = await FoundAsync(bench, payment, connection);

        (evidence.Kind, evidence.Refunded).ShouldBe((EvidenceKind.Refunded, Money.Rub(14_982m)));
    }

    [Fact]
    public async Task A_hold_is_captured_in_part_or_released()
    {
        await using var bench = await BenchAsync();
        var connection = bench.Connection(twoStage: true);
        var captured = await PaidAsync(bench, connection, PaymentStages.Two);
        var released = await PaidAsync(bench, connection, PaymentStages.Two, "20002-b");
        (await FoundAsync(bench, captured, connection)).Kind.ShouldBe(EvidenceKind.Authorized);
        var receipt = AReceipt(new ReceiptLine("Чай", 1m, 7_491m, 7_491m, VatRate.Vat22, "шт"));
        var (captures, voids) = ((ICaptures)bench.Acquirer, (IVoids)bench.Acquirer);

        (await captures.CaptureAsync(AnOperation(captured, 7_491m, "c-0"), connection, Token)).ShouldBeOfType<OperationOutcome.Refused>();
        var taken = await captures.CaptureAsync(AnOperation(captured, 7_491m, "c-1", receipt), connection, Token);
        var again = await captures.CaptureAsync(AnOperation(captured, 7_491m, "c-2", receipt), connection, Token);
        var ended = await voids.VoidAsync(AnOperation(released, 14_982m, "v-1"), connection, Token);
        var twice = await voids.VoidAsync(AnOperation(released, 14_982m, "v-2"), connection, Token);

        foreach (var outcome in new[] { taken, again })
        {
            var evidence = outcome.ShouldBeOfType<OperationOutcome.Done>().Evidence!;
            (evidence.Kind, evidence.Amount).ShouldBe((EvidenceKind.Paid, Money.Rub(7_491m)));
        }
        foreach (var outcome in new[] { ended, twice })
            outcome.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Canceled);
        (await voids.VoidAsync(AnOperation(captured, 7_491m, "v-3"), connection, Token)).ShouldBeOfType<OperationOutcome.Refused>();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("payer's bank refused")]
    public async Task A_refund_by_sbp_ends_when_it_is_asked_about(string? refusal)
    {
        await using var bench = await BenchAsync();
        var connection = bench.Connection(AcquirerBehavior.Sbp);
        var payment = await PaidAsync(bench, connection);
        if (refusal is not null)
            bench.Cabinet.RefuseNextRefund(payment.AcquirerPaymentId!, refusal);
        var operation = AnOperation(payment, 14_982m, "r-1");

        var outcome = await ((IRefunds)bench.Acquirer).RefundAsync(operation, connection, Token);
        // Had the answer been lost, by our key.
        var asked = await ((IOperationQueries)bench.Acquirer).QueryRefundAsync(operation, connection, Token);

        foreach (var told in new[] { outcome, asked })
        {
            if (refusal is null)
                told.ShouldBe(new OperationOutcome.Done(null));
            else
                told.ShouldBeOfType<OperationOutcome.Refused>().Reason.ShouldContain(refusal);
        }
        (await ((IOperationQueries)bench.Acquirer).QueryRefundAsync(operation with { Key = "r-9" }, connection, Token))
            .ShouldBeOfType<OperationOutcome.Unknown>();
    }

    [Fact]
    public async Task A_refused_card_may_be_followed_by_another_of_another_number()
    {
        await using var bench = await BenchAsync();
        var connection = bench.Connection();
        var order = await OpenedAsync(bench, connection);
        var first = Only(bench).Id;

        bench.Bank.Press(first, "decline");
        var declined = await bench.Acquirer.QueryAsync(order, connection, Token);
        bench.Bank.Press(Only(bench).Id, "pay");

        // What stands is none: a form whose time is over ends by this.
        declined.ShouldBeOfType<QueryOutcome.NotFound>();
        Only(bench).Id.ShouldNotBe(first);
        (await FoundAsync(bench, order, connection)).Reference.AcquirerPaymentId.ShouldBe(Only(bench).Id);
    }

    [Fact]
    public async Task An_unfinished_payment_is_pending_and_names_no_number()
    {
        await using var bench = await BenchAsync();
        var connection = bench.Connection();
        var order = await OpenedAsync(bench, connection);
        bench.Bank.Press(Only(bench).Id, "later");

        var pending = await FoundAsync(bench, order, connection);
        bench.Bank.Complete(Only(bench).Id);

        (pending.Kind, pending.Reference).ShouldBe((EvidenceKind.Pending, order));
        (await FoundAsync(bench, order, connection)).Kind.ShouldBe(EvidenceKind.Paid);
    }

    private static EmulatedPayment Only(AdapterBench bench) => bench.Bank.Payments(static _ => true).ShouldHaveSingleItem();

    private static async Task<AcquirerReference> OpenedAsync(
        AdapterBench bench, AcquirerConnection connection, PaymentStages stages = PaymentStages.One, string orderId = "20001-a")
    {
        var order = AnOrder() with { OrderId = orderId, Stages = stages, Receipt = AReceipt() };
        var opened = (await bench.Acquirer.StartAsync(order, connection, Token)).ShouldBeOfType<StartOutcome.Opened>();
        var widget = opened.Page.ShouldBeOfType<PaymentPage.Widget>();
        using var response = await bench.PostTextAsync(widget.Script, widget.Parameters);
        ((int)response.StatusCode).ShouldBe(200, await response.Content.ReadAsStringAsync(Token));
        return new AcquirerReference(orderId, null);
    }

    private static async Task<AcquirerReference> PaidAsync(
        AdapterBench bench, AcquirerConnection connection, PaymentStages stages = PaymentStages.One, string orderId = "20001-a")
    {
        var order = await OpenedAsync(bench, connection, stages, orderId);
        var id = bench.Bank.Payments(known => known == orderId).ShouldHaveSingleItem().Id;
        bench.Bank.Press(id, "pay");
        return order with { AcquirerPaymentId = id };
    }

    private static async Task<Evidence> FoundAsync(AdapterBench bench, AcquirerReference payment, AcquirerConnection connection) =>
        (await bench.Acquirer.QueryAsync(payment, connection, Token)).ShouldBeOfType<QueryOutcome.Found>().Evidence;

    private static Task<AdapterBench> BenchAsync() => AdapterBench.StartAsync("cloudpayments");
}
