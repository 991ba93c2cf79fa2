using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Emulator.Acquirers;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Adapters;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.PayKeeper;

/// <summary>The adapter on the emulator, where the conformance kit does not look.</summary>
public sealed class PayKeeperAgainstEmulatorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("payer's bank refused")]
    public async Task A_refund_by_sbp_is_started_until_it_is_asked_about(string? refusal)
    {
        await using var bench = await AdapterBench.StartAsync("paykeeper");
        var connection = bench.Connection(AcquirerBehavior.Sbp);
        var payment = await PaidAsync(bench, connection);
        if (refusal is not null)
            bench.Cabinet.RefuseNextRefund(payment.AcquirerPaymentId!, refusal);
        var operation = AnOperation(payment, 14_982m);

        var accepted = (await ((IRefunds)bench.Acquirer).RefundAsync(operation, connection, Token))
            .ShouldBeOfType<OperationOutcome.InProgress>();
        var outcome = await ((IOperationQueries)bench.Acquirer).QueryRefundAsync(operation with { Id = accepted.Id }, connection, Token);

        if (refusal is null)
            outcome.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Refunded);
        else
            outcome.ShouldBeOfType<OperationOutcome.Refused>();
    }

    [Fact]
    public async Task A_refund_of_the_merchant_profile_shows_in_the_query()
    {
        await using var bench = await AdapterBench.StartAsync("paykeeper");
        var connection = bench.Connection();
        var payment = await PaidAsync(bench, connection);

        bench.Cabinet.GiveBack(payment.AcquirerPaymentId!, 500m);

        (await bench.Acquirer.QueryAsync(payment, connection, Token)).ShouldBeOfType<QueryOutcome.Found>()
            .Evidence.ShouldSatisfyAllConditions(
                evidence => evidence.Kind.ShouldBe(EvidenceKind.PartiallyRefunded),
                evidence => evidence.Refunded.ShouldBe(Money.Rub(500m)));
    }

    [Fact]
    public async Task A_receipt_that_does_not_add_up_is_declined()
    {
        await using var bench = await AdapterBench.StartAsync("paykeeper");
        var order = AnOrder() with { Receipt = AReceipt(new ReceiptLine("Чай", 1m, 1m, 1m, VatRate.Vat22, "шт")) };

        (await bench.Acquirer.StartAsync(order, bench.Connection(), Token)).ShouldBeOfType<StartOutcome.Declined>()
            .Reason.ShouldContain("корзины");
    }

    private static async Task<AcquirerReference> PaidAsync(AdapterBench bench, AcquirerConnection connection)
    {
        var order = AnOrder() with { Receipt = AReceipt() };
        var opened = (await bench.Acquirer.StartAsync(order, connection, Token)).ShouldBeOfType<StartOutcome.Opened>();
        bench.Bank.Press(opened.AcquirerPaymentId!, "pay");
        return new AcquirerReference(order.OrderId, opened.AcquirerPaymentId);
    }
}
