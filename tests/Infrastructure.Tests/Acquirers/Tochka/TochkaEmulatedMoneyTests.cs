using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

public sealed class TochkaEmulatedMoneyTests
{
    private static readonly Order Order = Point.AnOrder();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_payment_is_opened_paid_and_refunded_in_parts()
    {
        await using var bench = await TochkaBench.StartAsync();
        var settings = bench.Company();
        var reference = await bench.OpenAsync(settings, Order);
        var opened = await bench.EvidenceAsync(reference, settings);
        await bench.PressAsync(reference, "pay");
        var paid = await bench.EvidenceAsync(reference, settings);

        var first = await bench.Acquirer.RefundAsync(Operation(reference, 7_491m), settings, Token);
        var second = await bench.Acquirer.RefundAsync(Operation(reference, 7_491m), settings, Token);
        var part = await bench.EvidenceAsync(reference, settings);
        var last = await bench.Acquirer.RefundAsync(Operation(reference, 7_491m), settings, Token);
        var all = await bench.EvidenceAsync(reference, settings);

        opened.Kind.ShouldBe(EvidenceKind.Pending);
        paid.Kind.ShouldBe(EvidenceKind.Paid);
        paid.Amount.ShouldBe(Money.Rub(14_982m));
        paid.At.ShouldNotBeNull();
        first.ShouldBeOfType<OperationOutcome.InProgress>().Status.ShouldBe("ON-REFUND");
        // The question before it ended the first: it is a refund of its own.
        second.ShouldBeOfType<OperationOutcome.InProgress>();
        part.Kind.ShouldBe(EvidenceKind.Refunded);
        last.ShouldBeOfType<OperationOutcome.Refused>();
        all.Kind.ShouldBe(EvidenceKind.Refunded);
    }

    [Fact]
    public async Task A_part_shows_how_much_went_back()
    {
        await using var bench = await TochkaBench.StartAsync();
        var settings = bench.Company();
        var reference = await bench.OpenAsync(settings, Order);
        await bench.PressAsync(reference, "pay");

        await bench.Acquirer.RefundAsync(Operation(reference, 100.01m), settings, Token);

        (await bench.EvidenceAsync(reference, settings)).ShouldSatisfyAllConditions(
            evidence => evidence.Kind.ShouldBe(EvidenceKind.PartiallyRefunded),
            evidence => evidence.Refunded.ShouldBe(Money.Rub(100.01m)));
    }

    [Fact]
    public async Task A_refund_that_ends_without_money_leaves_it_paid()
    {
        await using var bench = await TochkaBench.StartAsync();
        var settings = bench.Company();
        var reference = await bench.OpenAsync(settings, Order);
        await bench.PressAsync(reference, "pay");
        ((IEmulatedCabinet)bench.Bank).RefuseNextRefund(reference.AcquirerPaymentId!, "no");

        (await bench.Acquirer.RefundAsync(Operation(reference, 100m), settings, Token)).ShouldBeOfType<OperationOutcome.InProgress>();

        (await bench.EvidenceAsync(reference, settings)).Kind.ShouldBe(EvidenceKind.Paid);
    }

    [Fact]
    public async Task A_refund_in_the_internet_bank_is_seen()
    {
        await using var bench = await TochkaBench.StartAsync();
        var settings = bench.Company();
        var reference = await bench.OpenAsync(settings, Order);
        await bench.PressAsync(reference, "pay");

        ((IEmulatedCabinet)bench.Bank).GiveBack(reference.AcquirerPaymentId!, 10m);

        (await bench.EvidenceAsync(reference, settings)).Refunded.ShouldBe(Money.Rub(10m));
    }

    [Theory]
    [InlineData("silence", null)]
    [InlineData("status-after", 502)]
    [InlineData("garbage", null)]
    public async Task A_lost_answer_to_a_refund_shows_in_the_state(string kind, int? status)
    {
        await using var bench = await TochkaBench.StartAsync(patience: 3);
        var settings = bench.Company();
        var reference = await bench.OpenAsync(settings, Order);
        await bench.PressAsync(reference, "pay");
        await bench.FaultAsync("tochka.refund", kind, status);

        (await bench.Acquirer.RefundAsync(Operation(reference, 14_982m), settings, Token)).ShouldBeOfType<OperationOutcome.Unknown>();

        (await bench.EvidenceAsync(reference, settings)).IsRefundPending.ShouldBeTrue();
        (await bench.EvidenceAsync(reference, settings)).Kind.ShouldBe(EvidenceKind.Refunded);
    }

    [Fact]
    public async Task A_hold_is_captured_as_a_whole()
    {
        await using var bench = await TochkaBench.StartAsync();
        var settings = bench.Company(twoStage: true);
        var reference = await bench.OpenAsync(settings, Order with { Stages = PaymentStages.Two });
        await bench.PressAsync(reference, "pay");
        var hold = await bench.EvidenceAsync(reference, settings);

        var captured = await bench.Acquirer.CaptureAsync(Operation(reference, 14_982m), settings, Token);

        hold.Kind.ShouldBe(EvidenceKind.Authorized);
        captured.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Paid);
    }

    private static AcquirerOperation Operation(AcquirerReference reference, decimal sum) => new(reference, "r1", Money.Rub(sum), null);
}
