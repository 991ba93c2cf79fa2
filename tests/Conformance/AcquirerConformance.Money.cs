using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;

namespace CleanAcquiring.Conformance;

/// <summary>Holds, and forms that are ended.</summary>
public abstract partial class AcquirerConformance<TSubject>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hold_is_taken_whole_or_in_part(bool part)
    {
        if (!Offers<ICaptures>(out var captures))
            return;
        var (shop, order, payment) = await PaidPaymentAsync(twoStage: true);
        (await EvidenceAsync(shop, payment)).Kind.ShouldBe(EvidenceKind.Authorized);
        var amount = order.Amount with { Amount = part ? 1000m : order.Amount.Amount };

        var outcome = await captures.CaptureAsync(Operation(payment, amount, order), shop.Connection, Token);

        // Some take the whole of a hold alone: they refuse a part and take nothing.
        if (part && outcome is OperationOutcome.Refused)
            Only(order).IsCaptured.ShouldBeFalse();
        else
            (Only(order).IsCaptured, Only(order).NetPaid).ShouldBe((true, amount.Amount), $"{outcome}");
    }

    [Theory]
    [InlineData("garbage", null)]
    [InlineData("status-after", 503)]
    public async Task Capture_without_an_answer_is_not_refused(string fault, int? status)
    {
        if (!Offers<ICaptures>(out var captures) || !HasCalls)
            return;
        var (shop, order, payment) = await PaidPaymentAsync(twoStage: true);
        await bench.FailAsync(CallPurpose.Capture, fault, status);

        var outcome = await captures.CaptureAsync(Operation(payment, order.Amount, order), shop.Connection, Token);

        outcome.ShouldNotBeOfType<OperationOutcome.Refused>($"{fault}: {outcome}");
        Only(order).NetPaid.ShouldBe(order.Amount.Amount);
    }

    [Fact]
    public async Task More_than_is_authorized_is_not_captured()
    {
        if (!Offers<ICaptures>(out var captures))
            return;
        var (shop, order, payment) = await PaidPaymentAsync(twoStage: true);
        var more = order.Amount with { Amount = order.Amount.Amount + 0.01m };

        var outcome = await captures.CaptureAsync(Operation(payment, more, order), shop.Connection, Token);

        outcome.ShouldNotBeOfType<OperationOutcome.Done>();
        Only(order).IsCaptured.ShouldBeFalse();
    }

    [Fact]
    public async Task Hold_is_released_whole()
    {
        if (!Offers<IVoids>(out var voids))
            return;
        var (shop, order, payment) = await PaidPaymentAsync(twoStage: true);

        Accepted(await voids.VoidAsync(Operation(payment, order.Amount, order), shop.Connection, Token));

        (Only(order).IsCaptured, Only(order).Remaining).ShouldBe((false, 0m));
    }

    [Fact]
    public async Task Captured_money_is_not_released()
    {
        if (!Offers<IVoids>(out var voids))
            return;
        var (shop, order, payment) = await PaidPaymentAsync();

        (await voids.VoidAsync(Operation(payment, order.Amount, order), shop.Connection, Token)).ShouldNotBeNull();

        Only(order).NetPaid.ShouldBe(order.Amount.Amount);
    }

    [Fact]
    public async Task Unpaid_form_is_ended()
    {
        if (!Offers<ICancellations>(out var cancellations))
            return;
        var shop = bench.Open();
        var order = AnOrder(shop);
        var opened = await StartedAsync(shop, order);

        await cancellations.CancelAsync(ReferenceTo(order, opened.AcquirerPaymentId), shop.Connection, Token);

        Only(order).AwaitsBuyer.ShouldBeFalse();
    }

    [Fact]
    public async Task Paid_payment_is_not_ended()
    {
        if (!Offers<ICancellations>(out var cancellations))
            return;
        var (shop, order, payment) = await PaidPaymentAsync();

        await cancellations.CancelAsync(payment, shop.Connection, Token);

        Only(order).NetPaid.ShouldBe(order.Amount.Amount);
    }

    private static void Accepted(OperationOutcome outcome) =>
        (outcome is OperationOutcome.Done or OperationOutcome.InProgress).ShouldBeTrue($"{outcome}");
}
