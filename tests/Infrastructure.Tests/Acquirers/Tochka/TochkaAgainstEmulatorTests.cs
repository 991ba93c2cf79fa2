using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.Tochka;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

public sealed class TochkaAgainstEmulatorTests
{
    private static readonly Order Order = Point.AnOrder();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sbp_knows_no_hold()
    {
        await using var bench = await TochkaBench.StartAsync();
        var settings = bench.Company(AcquirerBehavior.Sbp, twoStage: true);
        var reference = await bench.OpenAsync(settings, Order with { Stages = PaymentStages.Two });

        await bench.PressAsync(reference, "pay");

        (await bench.EvidenceAsync(reference, settings)).Kind.ShouldBe(EvidenceKind.Paid);
    }

    [Fact]
    public async Task A_declined_card_leaves_the_link_open()
    {
        await using var bench = await TochkaBench.StartAsync();
        var settings = bench.Company();
        var reference = await bench.OpenAsync(settings, Order);
        await bench.PressAsync(reference, "decline");
        (await bench.EvidenceAsync(reference, settings)).Kind.ShouldBe(EvidenceKind.Pending);

        using var back = await bench.PressAsync(reference, "cancel");

        back.Headers.Location.ShouldBe(Order.ReturnUrl);
        (await bench.EvidenceAsync(reference, settings)).Kind.ShouldBe(EvidenceKind.Pending);
    }

    [Fact]
    public async Task A_payment_left_for_later_is_paid_later()
    {
        await using var bench = await TochkaBench.StartAsync();
        var settings = bench.Company();
        var reference = await bench.OpenAsync(settings, Order);
        await bench.PressAsync(reference, "later");
        (await bench.EvidenceAsync(reference, settings)).Kind.ShouldBe(EvidenceKind.Pending);

        bench.Bank.Complete(reference.AcquirerPaymentId!);

        (await bench.EvidenceAsync(reference, settings)).Kind.ShouldBe(EvidenceKind.Paid);
    }

    [Fact]
    public async Task An_overdue_link_expires()
    {
        await using var bench = await TochkaBench.StartAsync();
        var settings = bench.Company();
        var reference = await bench.OpenAsync(settings, Order);

        await bench.Emulator.AdvanceAsync("1.00:01:00");

        (await bench.EvidenceAsync(reference, settings)).Kind.ShouldBe(EvidenceKind.Expired);
    }

    [Fact]
    public async Task A_silent_bank_gives_the_first_link_when_asked_again()
    {
        await using var bench = await TochkaBench.StartAsync(patience: 3);
        var settings = bench.Company(AcquirerBehavior.Silent);
        var order = Order with { Receipt = Point.AReceipt() };

        var silent = await bench.Acquirer.StartAsync(order, settings, Token);
        var asked = await bench.Acquirer.QueryAsync(new AcquirerReference(order.OrderId, null), settings, Token);
        var again = await bench.Acquirer.StartAsync(order, settings, Token);

        silent.ShouldBeOfType<StartOutcome.Unknown>();
        asked.ShouldBeOfType<QueryOutcome.Unknown>();
        var opened = again.ShouldBeOfType<StartOutcome.Opened>();
        bench.Bank.Payments(id => id == order.OrderId).ShouldHaveSingleItem().Id.ShouldBe(opened.AcquirerPaymentId);
    }

    [Theory]
    [InlineData("cut", null)]
    [InlineData("html", null)]
    [InlineData("status", 503)]
    public async Task An_opening_that_never_arrived_is_not_found(string kind, int? status)
    {
        await using var bench = await TochkaBench.StartAsync();
        var settings = bench.Company();
        await bench.FaultAsync("tochka.create", kind, status);

        (await bench.Acquirer.StartAsync(Order, settings, Token)).ShouldBeOfType<StartOutcome.Unknown>();

        (await bench.Acquirer.QueryAsync(new AcquirerReference(Order.OrderId, null), settings, Token))
            .ShouldBeOfType<QueryOutcome.NotFound>();
    }

    [Fact]
    public async Task A_throttle_is_an_outage_a_refusal_a_decline()
    {
        await using var bench = await TochkaBench.StartAsync();

        await Should.ThrowAsync<OutageException>(() => bench.Acquirer.StartAsync(Order, bench.Company(AcquirerBehavior.Down), Token));
        (await bench.Acquirer.StartAsync(Order, bench.Company(AcquirerBehavior.Declines), Token)).ShouldBeOfType<StartOutcome.Declined>();
    }

    [Fact]
    public async Task Settings_are_checked_without_opening_anything()
    {
        await using var bench = await TochkaBench.StartAsync();

        (await bench.Acquirer.CheckAsync(bench.Company(), Token)).ShouldBeEmpty();
        (await bench.Acquirer.CheckAsync(bench.Company(changed: ("paymentMethod", "dolyame")), Token))
            .ShouldHaveSingleItem().Key.ShouldBe("paymentMethod");
        (await bench.Acquirer.CheckAsync(bench.Company(changed: ("token", Point.Token)), Token))
            .ShouldHaveSingleItem().Key.ShouldBe("token");
        bench.Bank.Payments(_ => true).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_strict_bank_takes_every_rate_and_unit_of_ours()
    {
        await using var bench = await TochkaBench.StartAsync();
        var lines = Enum.GetValues<VatRate>()
            .Where(TochkaReceipts.Rates.Contains)
            .Select(rate => new ReceiptLine($"Товар {rate}", 3m, 10.01m, 30.03m, rate, "усл"))
            .ToArray();
        var order = Order with { Amount = Money.Rub(lines.Sum(line => line.Amount)), Receipt = Point.AReceipt(lines) };

        (await bench.Acquirer.StartAsync(order, bench.Company(), Token)).ShouldBeOfType<StartOutcome.Opened>();
    }
}
