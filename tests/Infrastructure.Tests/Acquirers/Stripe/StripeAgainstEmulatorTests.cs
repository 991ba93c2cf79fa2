using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe.Sample;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

/// <summary>The adapter and the emulated Stripe speak by the wire alone: here they meet.</summary>
public sealed class StripeAgainstEmulatorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("129.90", "EUR", "29.90")]
    [InlineData("1500", "JPY", "500")]
    [InlineData("1500", "ISK", "500")]
    [InlineData("12.340", "KWD", "2.340")]
    [InlineData("14982", "RUB", "4982")]
    public async Task A_payment_is_opened_paid_and_refunded(string whole, string currency, string part)
    {
        await using var bench = await Bench.StartAsync();
        var order = AnOrder(Of(Number(whole), currency));
        var reference = await bench.OpenAsync(order);

        await bench.PressAsync(reference, "pay");
        var paid = await bench.FoundAsync(reference);
        var refund = new AcquirerOperation(reference, "r1", Of(Number(part), currency), null);
        var first = await bench.Acquirer.RefundAsync(refund, bench.Settings, Token);
        var again = await bench.Acquirer.RefundAsync(refund, bench.Settings, Token);
        var rest = order.Amount - refund.Amount;
        var last = await bench.Acquirer.RefundAsync(refund with { Key = "r2", Amount = rest }, bench.Settings, Token);
        var beyond = await bench.Acquirer.RefundAsync(refund with { Key = "r3" }, bench.Settings, Token);

        paid.Kind.ShouldBe(EvidenceKind.Paid);
        paid.Amount.ShouldBe(order.Amount);
        first.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Refunded.ShouldBe(refund.Amount);
        again.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Refunded.ShouldBe(refund.Amount);
        last.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Refunded);
        beyond.ShouldBeOfType<OperationOutcome.Refused>().Reason.ShouldStartWith("charge_already_refunded");
    }

    [Theory]
    [InlineData("129.90")]
    [InlineData("100")]
    public async Task A_hold_is_captured_whole_or_in_part(string amount)
    {
        await using var bench = await Bench.StartAsync(twoStage: true);
        var reference = await bench.OpenAsync(AnOrder() with { Stages = PaymentStages.Two });
        await bench.PressAsync(reference, "pay");

        var hold = await bench.FoundAsync(reference);
        var captured = await bench.Acquirer.CaptureAsync(
            new AcquirerOperation(reference, "c1", Eur(Number(amount)), null), bench.Settings, Token);

        hold.Kind.ShouldBe(EvidenceKind.Authorized);
        var evidence = captured.ShouldBeOfType<OperationOutcome.Done>().Evidence!;
        evidence.Kind.ShouldBe(EvidenceKind.Paid);
        evidence.Amount.ShouldBe(Eur(Number(amount)));
    }

    [Fact]
    public async Task A_hold_is_released_and_a_captured_payment_is_not()
    {
        await using var bench = await Bench.StartAsync(twoStage: true);
        var released = await bench.OpenAsync(AnOrder() with { Stages = PaymentStages.Two });
        await bench.PressAsync(released, "pay");
        var kept = await bench.OpenAsync(AnOrder() with { OrderId = "20002-abc", Stages = PaymentStages.Two });
        await bench.PressAsync(kept, "pay");
        await bench.Acquirer.CaptureAsync(new AcquirerOperation(kept, "c1", Eur(129.90m), null), bench.Settings, Token);

        var first = await bench.Acquirer.VoidAsync(new AcquirerOperation(released, "v1", Eur(129.90m), null), bench.Settings, Token);
        var second = await bench.Acquirer.VoidAsync(new AcquirerOperation(kept, "v2", Eur(129.90m), null), bench.Settings, Token);

        first.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Canceled);
        second.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Paid);
    }

    [Fact]
    public async Task An_unpaid_form_is_ended()
    {
        await using var bench = await Bench.StartAsync();
        var reference = await bench.OpenAsync(AnOrder());

        (await bench.Acquirer.CancelAsync(reference, bench.Settings, Token))
            .ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Expired);

        (await bench.PressAsync(reference, "pay")).ShouldBe(409);
    }

    [Fact]
    public async Task A_refused_card_leaves_the_form_open()
    {
        await using var bench = await Bench.StartAsync();
        var reference = await bench.OpenAsync(AnOrder());

        await bench.PressAsync(reference, "decline");
        var declined = await bench.FoundAsync(reference);
        await bench.PressAsync(reference, "pay");

        declined.Kind.ShouldBe(EvidenceKind.Pending);
        (await bench.FoundAsync(reference)).Kind.ShouldBe(EvidenceKind.Paid);
    }

    [Theory]
    [InlineData("complete", EvidenceKind.Paid)]
    [InlineData("fail", EvidenceKind.Declined)]
    public async Task A_delayed_payment_ends_later(string end, EvidenceKind kind)
    {
        await using var bench = await Bench.StartAsync();
        var reference = await bench.OpenAsync(AnOrder());

        await bench.PressAsync(reference, "later");
        var waiting = await bench.FoundAsync(reference);
        await bench.StateAsync($"{end}/{reference.AcquirerPaymentId}");

        waiting.Kind.ShouldBe(EvidenceKind.Pending);
        (await bench.FoundAsync(reference)).Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task A_silent_opening_is_sent_again_and_opens_one()
    {
        await using var bench = await Bench.StartAsync(AcquirerBehavior.Silent, patience: 5);
        var order = AnOrder();

        (await bench.Acquirer.StartAsync(order, bench.Settings, Token)).ShouldBeOfType<StartOutcome.Unknown>();
        (await bench.Acquirer.StartAsync(order, bench.Settings, Token)).ShouldBeOfType<StartOutcome.Opened>();
        (await bench.Acquirer.StartAsync(order with { Description = "other" }, bench.Settings, Token))
            .ShouldBeOfType<StartOutcome.Unknown>();

        bench.Emulated.Payments(id => id == OrderId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_throttle_is_an_outage_a_refusal_a_decline()
    {
        await using var down = await Bench.StartAsync(AcquirerBehavior.Down);
        await using var declines = await Bench.StartAsync(AcquirerBehavior.Declines);

        await Should.ThrowAsync<OutageException>(() => down.Acquirer.StartAsync(AnOrder(), down.Settings, Token));
        (await declines.Acquirer.StartAsync(AnOrder(), declines.Settings, Token)).ShouldBeOfType<StartOutcome.Declined>();
    }

    [Fact]
    public async Task Credentials_are_checked_without_opening_anything()
    {
        await using var bench = await Bench.StartAsync();

        (await bench.Acquirer.CheckAsync(bench.Settings, Token)).ShouldBeEmpty();
        (await bench.Acquirer.CheckAsync(bench.With("secretKey", "sk_test_wrong"), Token)).ShouldHaveSingleItem().Key.ShouldBe("secretKey");
        (await bench.Acquirer.CheckAsync(bench.With("accountId", "acct_other"), Token)).ShouldHaveSingleItem().Key.ShouldBe("accountId");
        bench.Emulated.Payments(_ => true).ShouldBeEmpty();
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
