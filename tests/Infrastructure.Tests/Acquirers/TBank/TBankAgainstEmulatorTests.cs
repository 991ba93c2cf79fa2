using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Emulator.Acquirers.TBank;
using CleanAcquiring.Infrastructure.Acquirers.TBank;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;
using Microsoft.Extensions.DependencyInjection;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.TBank.Orders;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

/// <summary>The adapter and the emulated bank were written apart, from the same facts: here they meet.</summary>
public sealed class TBankAgainstEmulatorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1.05")]
    [InlineData("1.2")]
    public async Task A_payment_is_opened_paid_and_refunded(string ffd)
    {
        await using var bench = await BenchAsync();
        var settings = Of(DemoTerminals.Normal, ("ffd", ffd));
        var reference = await OpenAsync(bench, settings, AnOrder());
        await bench.PayAsync(reference);

        var paid = (await bench.Acquirer.QueryAsync(reference, settings, Token)).ShouldBeOfType<QueryOutcome.Found>().Evidence;
        var part = AReceipt(new ReceiptLine("Чай «Сенча»", 1m, 7_491m, 7_491m, VatRate.Vat20, "шт"));
        var refund = new AcquirerOperation(reference, "r1", Money.Rub(7_491m), part);
        var first = await bench.Acquirer.RefundAsync(refund, settings, Token);
        var again = await bench.Acquirer.RefundAsync(refund, settings, Token);
        var last = await bench.Acquirer.RefundAsync(refund with { Key = "r2" }, settings, Token);

        paid.Kind.ShouldBe(EvidenceKind.Paid);
        paid.Amount.ShouldBe(Money.Rub(14_982m));
        first.ShouldBeOfType<OperationOutcome.Done>().Evidence!.NetPaid.ShouldBe(Money.Rub(7_491m));
        again.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.PartiallyRefunded);
        last.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Refunded);
    }

    [Fact]
    public async Task Authorized_sum_is_captured()
    {
        await using var bench = await BenchAsync();
        var settings = Of(DemoTerminals.Normal);
        var reference = await OpenAsync(bench, settings, AnOrder() with { Stages = PaymentStages.Two });
        await bench.PayAsync(reference);

        var authorized = (await bench.Acquirer.QueryAsync(reference, settings, Token)).ShouldBeOfType<QueryOutcome.Found>().Evidence;
        var captured = await bench.Acquirer.CaptureAsync(
            new AcquirerOperation(reference, "c1", Money.Rub(14_982m), null), settings, Token);

        authorized.Kind.ShouldBe(EvidenceKind.Authorized);
        captured.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Paid);
    }

    [Theory]
    [InlineData(PaymentBasis.FullPrepayment, typeof(OperationOutcome.Done))]
    [InlineData(PaymentBasis.FullPayment, typeof(OperationOutcome.Refused))]
    public async Task A_prepayment_is_set_off_by_a_second_receipt(PaymentBasis basis, Type outcome)
    {
        await using var bench = await BenchAsync();
        var settings = Of(DemoTerminals.Normal);
        var line = AReceipt().Lines[0];
        var order = AnOrder() with { Receipt = AReceipt(line with { Basis = basis }) };
        var opened = (await bench.Acquirer.StartAsync(order, settings, Token)).ShouldBeOfType<StartOutcome.Opened>();
        var reference = new AcquirerReference(order.OrderId, opened.AcquirerPaymentId);
        await bench.PayAsync(reference);

        var closing = new AcquirerOperation(reference, "close-1", Money.Rub(14_982m), AReceipt(line));

        (await bench.Acquirer.CloseReceiptAsync(closing, settings, Token)).ShouldBeOfType(outcome);
    }

    [Fact]
    public async Task An_unpaid_payment_is_cancelled_and_found()
    {
        await using var bench = await BenchAsync();
        var settings = Of(DemoTerminals.Normal);
        var reference = await OpenAsync(bench, settings, AnOrder());

        var ended = await bench.Acquirer.CancelAsync(reference with { AcquirerPaymentId = null }, settings, Token);

        ended.ShouldBeOfType<OperationOutcome.Done>().Evidence!.ShouldSatisfyAllConditions(
            evidence => evidence.Kind.ShouldBe(EvidenceKind.Canceled),
            evidence => evidence.Reference.ShouldBe(reference));
    }

    [Fact]
    public async Task A_paid_payment_survives_a_cancel()
    {
        await using var bench = await BenchAsync();
        var settings = Of(DemoTerminals.Normal);
        var reference = await OpenAsync(bench, settings, AnOrder());
        await bench.PayAsync(reference);

        (await bench.Acquirer.CancelAsync(reference, settings, Token))
            .ShouldBeOfType<OperationOutcome.Done>()
            .Evidence!.Kind.ShouldBe(EvidenceKind.Paid);

        (await bench.Acquirer.QueryAsync(reference, settings, Token))
            .ShouldBeOfType<QueryOutcome.Found>()
            .Evidence.Status.ShouldBe("CONFIRMED");
    }

    [Fact]
    public async Task Sbp_leads_to_a_link()
    {
        await using var bench = await BenchAsync();

        var outcome = await bench.Acquirer.StartAsync(
            AnOrder() with
            {
                Receipt = AReceipt(),
            },
            Of(DemoTerminals.Sbp, ("paymentForm", "sbp")),
            Token
        );

        outcome.ShouldBeOfType<StartOutcome.Opened>().Page.ShouldBeOfType<PaymentPage.QrLink>();
    }

    [Fact]
    public async Task A_silent_bank_has_the_payment_all_the_same()
    {
        await using var bench = await BenchAsync(patience: 5);
        var settings = Of(DemoTerminals.Silent);

        (await bench.Acquirer.StartAsync(AnOrder() with { Receipt = AReceipt() }, settings, Token)).ShouldBeOfType<StartOutcome.Unknown>();

        (await bench.Acquirer.QueryAsync(new(Terminal.OrderId, null), settings, Token))
            .ShouldBeOfType<QueryOutcome.Found>()
            .Evidence.Kind.ShouldBe(EvidenceKind.Pending);
    }

    [Fact]
    public async Task A_throttle_is_an_outage_a_block_a_refusal()
    {
        await using var bench = await BenchAsync();

        await Should.ThrowAsync<OutageException>(() => bench.Acquirer.StartAsync(AnOrder(), Of(DemoTerminals.Down), Token));
        (await bench.Acquirer.StartAsync(AnOrder(), Of(DemoTerminals.Declines), Token)).ShouldBeOfType<StartOutcome.Declined>();
    }

    [Fact]
    public async Task Credentials_are_checked_without_opening_anything()
    {
        await using var bench = await BenchAsync();

        (await bench.Acquirer.CheckAsync(Of(DemoTerminals.Normal), Token)).ShouldBeEmpty();
        (await bench.Acquirer.CheckAsync(Of(DemoTerminals.Normal, ("password", "wrong")), Token))
            .ShouldHaveSingleItem()
            .Key.ShouldBe("password");
        (await bench.Acquirer.CheckAsync(Of(DemoTerminals.Normal, ("terminalKey", "1700000000009")), Token))
            .ShouldHaveSingleItem()
            .Key.ShouldBe("terminalKey");
    }

    private static AcquirerConnection Of(DemoTerminal terminal, params (string Key, string Value)[] changed) =>
        Terminal.Settings(
            [("terminalKey", terminal.TerminalKey), ("password", terminal.Password), ("testMode", "false"), .. changed]);

    private static async Task<AcquirerReference> OpenAsync(Bench bench, AcquirerConnection settings, Order order)
    {
        var opened = (
            await bench.Acquirer.StartAsync(order with { Receipt = AReceipt() }, settings, Token)
        ).ShouldBeOfType<StartOutcome.Opened>();
        return new AcquirerReference(order.OrderId, opened.AcquirerPaymentId);
    }

    private static async Task<Bench> BenchAsync(int patience = 30)
    {
        var emulator = await EmulatorUnderTest.StartAsync();
        return new Bench(emulator, Bank.Adapter(new Uri(emulator.Client.BaseAddress!, "/acquirers/tbank/v2"), patience));
    }

    private sealed record Bench(EmulatorUnderTest Emulator, ServiceProvider Provider) : IAsyncDisposable
    {
        public TBankAcquirer Acquirer { get; } = Provider.GetServices<IAcquirer>().OfType<TBankAcquirer>().Single();

        public async Task PayAsync(AcquirerReference reference)
        {
            using var form = new FormUrlEncodedContent([new("outcome", "pay")]);
            using var answer = await Emulator.Client.PostAsync(
                new Uri($"/acquirers/tbank/pay/{reference.AcquirerPaymentId}", UriKind.Relative),
                form,
                Token
            );
        }

        public async ValueTask DisposeAsync()
        {
            await Provider.DisposeAsync();
            await Emulator.DisposeAsync();
        }
    }
}
