using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Emulator.Acquirers;

namespace CleanAcquiring.Conformance;

/// <summary>Refunds. One that is accepted is asked about until it has ended.</summary>
public abstract partial class AcquirerConformance<TSubject>
{
    private const int MostQuestions = 5;

    [Fact]
    public async Task Whole_refund_gives_everything_back_once()
    {
        if (!Offers<IRefunds>(out var refunds))
            return;
        var (shop, order, payment) = await PaidPaymentAsync();

        await RefundedAsync(refunds, Operation(payment, order.Amount, order), shop);

        Only(order).Refunded.ShouldBe(order.Amount.Amount);
    }

    [Fact]
    public async Task Part_is_refunded_and_then_the_rest()
    {
        if (!Offers<IRefunds>(out var refunds))
            return;
        var (shop, order, payment) = await PaidPaymentAsync();

        await RefundedAsync(refunds, Operation(payment, order.Amount with { Amount = 500m }, order), shop);
        Only(order).Refunded.ShouldBe(500m);
        await RefundedAsync(refunds, Operation(payment, order.Amount with { Amount = 998.27m }, order, before: 500m), shop);

        Only(order).Refunded.ShouldBe(order.Amount.Amount);
    }

    [Fact]
    public async Task Lines_are_refunded_one_by_one()
    {
        if (!Offers<IRefunds>(out var refunds))
            return;
        var (shop, order, payment) = await PaidPaymentAsync();

        await RefundedAsync(refunds, Operation(payment, order.Amount with { Amount = 200m }, order, lines: [new(2, 200m)]), shop);

        Only(order).Refunded.ShouldBe(200m);
    }

    [Fact]
    public async Task More_than_was_paid_is_not_refunded()
    {
        if (!Offers<IRefunds>(out var refunds))
            return;
        var (shop, order, payment) = await PaidPaymentAsync();
        var more = order.Amount with { Amount = order.Amount.Amount + 0.01m };

        (await refunds.RefundAsync(Operation(payment, more, order), shop.Connection, Token)).ShouldBeOfType<OperationOutcome.Refused>();

        Only(order).Refunded.ShouldBe(0m);
    }

    [Fact]
    public async Task Unpaid_payment_is_not_refunded()
    {
        if (!Offers<IRefunds>(out var refunds))
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
        if (!Offers<IRefunds>(out _) || !HasCalls)
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
        if (!Offers<IRefunds>(out var refunds) || !HasCalls)
            return;
        var (shop, order, payment) = await PaidPaymentAsync();
        await bench.FailAsync(null, "status", 429);

        var refund = Operation(payment, order.Amount, order);
        await Should.ThrowAsync<OutageException>(() => refunds.RefundAsync(refund, shop.Connection, Token));

        Only(order).Refunded.ShouldBe(0m);
    }

    [Theory]
    [InlineData("garbage", null)]
    [InlineData("silence", null)]
    [InlineData("status-after", 500)]
    public async Task Refund_without_an_answer_is_neither_done_nor_refused(string fault, int? status)
    {
        if (!Offers<IRefunds>(out var refunds) || !HasCalls)
            return;
        var (shop, order, payment) = await PaidPaymentAsync();
        var refund = Operation(payment, order.Amount, order);
        await bench.FailAsync(CallPurpose.Refund, fault, status);
        var patient = fault == "silence" ? (IRefunds)bench.Impatient : refunds;

        var outcome = await patient.RefundAsync(refund, shop.Connection, Token);
        await bench.CalmAsync();

        // One whose effect the payment shows at once needs no answer.
        if (outcome is not OperationOutcome.Done { Evidence: not null })
            outcome.ShouldBeOfType<OperationOutcome.Unknown>($"{fault}: {outcome}");
        await EndedAsync(refund, outcome, shop);
        Only(order).Refunded.ShouldBeLessThanOrEqualTo(order.Amount.Amount);
    }

    [Fact]
    public async Task Refund_that_fails_later_leaves_the_money_paid()
    {
        if (!Offers<IRefunds>(out var refunds) || !Applies(bench.Emulated is IEmulatedCabinet))
            return;
        var (shop, order, payment) = await PaidPaymentAsync();
        ((IEmulatedCabinet)bench.Emulated).RefuseNextRefund(Only(order).Id, "the payer's bank refused");
        var refund = Operation(payment, order.Amount, order);

        var outcome = await EndedAsync(refund, await refunds.RefundAsync(refund, shop.Connection, Token), shop);

        // Where nothing fails later here, it was done.
        if (Applies(Only(order).Refunded == 0m))
            outcome.ShouldNotBeOfType<OperationOutcome.Done>();
    }

    private async Task RefundedAsync(IRefunds refunds, AcquirerOperation refund, ConformanceShop shop)
    {
        var outcome = await EndedAsync(refund, await refunds.RefundAsync(refund, shop.Connection, Token), shop);
        (outcome is OperationOutcome.Done or OperationOutcome.InProgress).ShouldBeTrue($"{outcome}");
    }

    private async Task<OperationOutcome> EndedAsync(AcquirerOperation refund, OperationOutcome outcome, ConformanceShop shop)
    {
        for (var asked = 0; asked < MostQuestions && outcome is OperationOutcome.InProgress(_, var id); asked++)
        {
            if (bench.Adapter is IOperationQueries queries)
                outcome = await queries.QueryRefundAsync(refund with { Id = id }, shop.Connection, Token);
            else
                await EvidenceAsync(shop, refund.Payment);
        }
        return outcome;
    }

    private async Task<(ConformanceShop Shop, Order Order, AcquirerReference Payment)> PaidPaymentAsync(bool twoStage = false)
    {
        var shop = bench.Open(twoStage: twoStage);
        var order = AnOrder(shop);
        return (shop, order, await PaidAsync(shop, order));
    }

    // As the gateway orders it: the lines are named where not the whole payment is meant.
    private AcquirerOperation Operation(
        AcquirerReference payment, Money amount, Order order, decimal before = 0m, IReadOnlyList<LineShare>? lines = null)
    {
        var receipt = order.Receipt is { } whole && amount != order.Amount ? PartOf(whole, amount.Amount, before, lines) : null;
        return new AcquirerOperation(payment, $"conformance-{order.OrderNumber}-{before:0}", amount, receipt);
    }

    private Receipt PartOf(Receipt whole, decimal amount, decimal before, IReadOnlyList<LineShare>? lines)
    {
        var sums = whole.Lines.Select(line => line.Amount).ToList();
        if (amount > sums.Sum())
            return whole with { Lines = [whole.Lines[0] with { UnitPrice = amount, Amount = amount }] };
        foreach (var gone in LineShares.Spread(sums, before))
            sums[gone.Number - 1] -= gone.Amount;
        return LineShares.Of(whole, lines ?? LineShares.Spread(sums, amount), Profile.Fiscal!.Limits);
    }
}
