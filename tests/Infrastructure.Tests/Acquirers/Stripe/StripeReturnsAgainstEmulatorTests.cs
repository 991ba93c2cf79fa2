using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe.Sample;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

/// <summary>Money that goes back at the emulated Stripe: refunds that end late or fail, disputes.</summary>
public sealed class StripeReturnsAgainstEmulatorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("garbage")]
    [InlineData("status-after")]
    [InlineData("html")]
    [InlineData("cut")]
    public async Task A_lost_answer_to_a_refund_is_found_later(string fault)
    {
        await using var bench = await Bench.StartAsync();
        var reference = await bench.OpenAsync(AnOrder());
        await bench.PressAsync(reference, "pay");
        await bench.FaultAsync("stripe.refund", fault);
        var refund = new AcquirerOperation(reference, "r1", Eur(10m), null);

        var lost = await bench.Acquirer.RefundAsync(refund, bench.Settings, Token);
        var found = await bench.Acquirer.QueryRefundAsync(refund, bench.Settings, Token);

        lost.ShouldBeOfType<OperationOutcome.Unknown>();
        // The first two take effect, the others do not.
        if (fault is "garbage" or "status-after")
            found.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Refunded.ShouldBe(Eur(10m));
        else
            found.ShouldBe(new OperationOutcome.Unknown("no such refund"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("insufficient_funds")]
    public async Task A_refund_on_its_way_ends_later(string? refusal)
    {
        await using var bench = await Bench.StartAsync();
        var reference = await bench.OpenAsync(AnOrder());
        await bench.PressAsync(reference, "later");
        await bench.StateAsync($"complete/{reference.AcquirerPaymentId}");
        if (refusal is not null)
            ((IEmulatedCabinet)bench.Emulated).RefuseNextRefund(reference.AcquirerPaymentId!, refusal);
        var refund = new AcquirerOperation(reference, "r1", Eur(10m), null);

        var accepted = (await bench.Acquirer.RefundAsync(refund, bench.Settings, Token)).ShouldBeOfType<OperationOutcome.InProgress>();
        var ended = await bench.Acquirer.QueryRefundAsync(refund with { Id = accepted.Id }, bench.Settings, Token);

        if (refusal is null)
            ended.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Refunded.ShouldBe(Eur(10m));
        else
            ended.ShouldBe(new OperationOutcome.Refused(refusal));
    }

    [Fact]
    public async Task A_refund_that_fails_days_later_is_put_back()
    {
        await using var bench = await Bench.StartAsync();
        var reference = await bench.OpenAsync(AnOrder());
        await bench.PressAsync(reference, "pay");
        await bench.Acquirer.RefundAsync(new AcquirerOperation(reference, "r1", Eur(10m), null), bench.Settings, Token);

        await bench.StateAsync($"fail-refund/{reference.AcquirerPaymentId}");

        var evidence = await bench.FoundAsync(reference);
        evidence.Kind.ShouldBe(EvidenceKind.Paid);
        evidence.Refunded.ShouldBe(Eur(0m));
        evidence.RefundRefusal.ShouldNotBeNull().ShouldStartWith("expired_or_canceled_card re_");
    }

    [Fact]
    public async Task Disputed_money_is_gone_until_the_seller_wins()
    {
        await using var bench = await Bench.StartAsync();
        var reference = await bench.OpenAsync(AnOrder());
        await bench.PressAsync(reference, "pay");

        await bench.StateAsync($"dispute/{reference.AcquirerPaymentId}");
        var disputed = await bench.FoundAsync(reference);
        await bench.StateAsync($"dispute/{reference.AcquirerPaymentId}", """{"status":"won"}""");
        var won = await bench.FoundAsync(reference);

        (disputed.Dispute!.Status, disputed.Dispute.Withheld).ShouldBe((DisputeStatus.Open, disputed.Amount!.Value));
        (won.Dispute!.Status, won.Dispute.Withheld).ShouldBe((DisputeStatus.Won, Eur(0m)));
    }
}
