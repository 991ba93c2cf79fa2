using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Conformance;

/// <summary>Refunds, holds and forms that are ended.</summary>
public abstract partial class AcquirerConformance<TSubject>
{
    [Fact]
    public async Task Whole_refund_gives_everything_back_once()
    {
        if (bench.Adapter is not IRefunds refunds)
            return;
        var (shop, order, payment) = await PaidPaymentAsync();

        Accepted(await refunds.RefundAsync(Operation(payment, order.Amount, order), shop.Connection, Token));

        Only(order).Refunded.ShouldBe(order.Amount.Amount);
    }

    [Fact]
    public async Task Part_is_refunded_and_then_the_rest()
    {
        if (bench.Adapter is not IRefunds refunds)
            return;
        var (shop, order, payment) = await PaidPaymentAsync();

        Accepted(await refunds.RefundAsync(Operation(payment, order.Amount with { Amount = 500m }, order), shop.Connection, Token));
        Only(order).Refunded.ShouldBe(500m);
        Accepted(await refunds.RefundAsync(
            Operation(payment, order.Amount with { Amount = 998.27m }, order, before: 500m), shop.Connection, Token));

        Only(order).Refunded.ShouldBe(order.Amount.Amount);
    }

    [Fact]
    public async Task More_than_was_paid_is_not_refunded()
    {
        if (bench.Adapter is not IRefunds refunds)
            return;
        var (shop, order, payment) = await PaidPaymentAsync();
        var more = order.Amount with { Amount = order.Amount.Amount + 0.01m };

        (await refunds.RefundAsync(Operation(payment, more, order), shop.Connection, Token)).ShouldBeOfType<OperationOutcome.Refused>();

        Only(order).Refunded.ShouldBe(0m);
    }

    [Fact]
    public async Task Unpaid_payment_is_not_refunded()
    {
        if (bench.Adapter is not IRefunds refunds)
            return;
        var shop = bench.Open();
        var order = AnOrder(shop);
        var opened = await StartedAsync(shop, order);

        var outcome = await refunds.RefundAsync(
            Operation(ReferenceTo(order, opened.AcquirerPaymentId), order.Amount, order), shop.Connection, Token);

        outcome.ShouldNotBeOfType<OperationOutcome.Done>();
        Only(order).Refunded.ShouldBe(0m);
    }

    [Fact]
    public async Task Refund_without_a_connection_is_an_outage()
    {
        if (bench.Adapter is not IRefunds)
            return;
        var (shop, order, payment) = await PaidPaymentAsync();
        await using var nowhere = bench.Unreachable();
        var refunds = (IRefunds)ConformanceBench<TSubject>.Find(nowhere);

        var refund = Operation(payment, order.Amount, order);
        await Should.ThrowAsync<OutageException>(() => refunds.RefundAsync(refund, shop.Connection, Token));
    }

    [Fact]
    public async Task Throttled_refund_moves_nothing()
    {
        if (bench.Adapter is not IRefunds refunds)
            return;
        var (shop, order, payment) = await PaidPaymentAsync();
        await bench.FailAsync(null, "status", 429);

        var refund = Operation(payment, order.Amount, order);
        await Should.ThrowAsync<OutageException>(() => refunds.RefundAsync(refund, shop.Connection, Token));

        Only(order).Refunded.ShouldBe(0m);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hold_is_taken_whole_or_in_part(bool part)
    {
        if (bench.Adapter is not ICaptures captures)
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

    [Fact]
    public async Task Hold_is_released_whole()
    {
        if (bench.Adapter is not IVoids voids)
            return;
        var (shop, order, payment) = await PaidPaymentAsync(twoStage: true);

        Accepted(await voids.VoidAsync(Operation(payment, order.Amount, order), shop.Connection, Token));

        (Only(order).IsCaptured, Only(order).Remaining).ShouldBe((false, 0m));
    }

    [Fact]
    public async Task Captured_money_is_not_released()
    {
        if (bench.Adapter is not IVoids voids)
            return;
        var (shop, order, payment) = await PaidPaymentAsync();

        (await voids.VoidAsync(Operation(payment, order.Amount, order), shop.Connection, Token)).ShouldNotBeNull();

        Only(order).NetPaid.ShouldBe(order.Amount.Amount);
    }

    [Fact]
    public async Task Unpaid_form_is_ended()
    {
        if (bench.Adapter is not ICancellations cancellations)
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
        if (bench.Adapter is not ICancellations cancellations)
            return;
        var (shop, order, payment) = await PaidPaymentAsync();

        await cancellations.CancelAsync(payment, shop.Connection, Token);

        Only(order).NetPaid.ShouldBe(order.Amount.Amount);
    }

    private async Task<(ConformanceShop Shop, Order Order, AcquirerReference Payment)> PaidPaymentAsync(bool twoStage = false)
    {
        var shop = bench.Open(twoStage: twoStage);
        var order = AnOrder(shop);
        return (shop, order, await PaidAsync(shop, order));
    }

    private static AcquirerOperation Operation(AcquirerReference payment, Money amount, Order order, decimal before = 0m)
    {
        // The lines are named where not the whole payment is meant.
        var receipt = order.Receipt is { } whole && amount != order.Amount
            ? whole with { Lines = [whole.Lines[0] with { UnitPrice = amount.Amount, Amount = amount.Amount }] }
            : null;
        return new AcquirerOperation(payment, $"conformance-{order.OrderNumber}-{before:0}", amount, receipt);
    }

    private static void Accepted(OperationOutcome outcome) =>
        (outcome is OperationOutcome.Done or OperationOutcome.InProgress).ShouldBeTrue($"{outcome}");
}
