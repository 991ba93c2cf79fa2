using System.Net;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Emulator.Acquirers;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Adapters;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Robokassa;

/// <summary>The adapter on the emulator, which computes the signatures by itself.</summary>
public sealed class RobokassaAgainstEmulatorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task A_form_is_accepted_paid_and_refunded_in_part(string testMode)
    {
        await using var bench = await AdapterBench.StartAsync("robokassa");
        var connection = bench.Connection(AcquirerBehavior.Normal, false, ("testMode", testMode));
        var payment = await OpenAsync(bench, connection);
        bench.Bank.Press(IdOf(bench), "pay");
        var paid = (await bench.Acquirer.QueryAsync(payment, connection, Token)).ShouldBeOfType<QueryOutcome.Found>().Evidence;
        (paid.Kind, paid.Amount).ShouldBe((EvidenceKind.Paid, Money.Rub(14_982m)));
        var receipt = AReceipt(new ReceiptLine("Чай", 1m, 7_491m, 7_491m, VatRate.Vat22, "шт"));
        var operation = AnOperation(payment, 7_491m, "r-1", receipt);

        var accepted = (await ((IRefunds)bench.Acquirer).RefundAsync(operation, connection, Token))
            .ShouldBeOfType<OperationOutcome.InProgress>();
        (await ((IOperationQueries)bench.Acquirer).QueryRefundAsync(operation with { Id = accepted.Id }, connection, Token))
            .ShouldBe(new OperationOutcome.Done(null));

        bench.Bank.Payments(_ => true).ShouldHaveSingleItem().Refunded.ShouldBe(7_491m);
        (await ((IOperationQueries)bench.Acquirer).QueryRefundAsync(operation, connection, Token))
            .ShouldBeOfType<OperationOutcome.Unknown>();
    }

    [Fact]
    public async Task A_hold_is_captured_in_part_or_released()
    {
        await using var bench = await AdapterBench.StartAsync("robokassa");
        var connection = bench.Connection(twoStage: true);
        var captured = await OpenAsync(bench, connection, PaymentStages.Two);
        bench.Bank.Press(IdOf(bench), "pay");
        var released = await OpenAsync(bench, connection, PaymentStages.Two, 2);
        bench.Bank.Press(IdOf(bench), "pay");
        var receipt = AReceipt(new ReceiptLine("Чай", 1m, 7_491m, 7_491m, VatRate.Vat22, "шт"));

        (await ((ICaptures)bench.Acquirer).CaptureAsync(AnOperation(captured, 7_491m, "c", receipt), connection, Token))
            .ShouldBeOfType<OperationOutcome.Done>().Evidence!.Amount.ShouldBe(Money.Rub(7_491m));
        (await ((IVoids)bench.Acquirer).VoidAsync(AnOperation(released, 14_982m), connection, Token))
            .ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Canceled);
        (await ((ICaptures)bench.Acquirer).CaptureAsync(AnOperation(released, 14_982m), connection, Token))
            .ShouldBeOfType<OperationOutcome.Refused>();
    }

    [Fact]
    public async Task An_unknown_order_is_not_found_where_payments_are_real()
    {
        await using var bench = await AdapterBench.StartAsync("robokassa");
        var payment = new AcquirerReference("x", null, 17);

        (await bench.Acquirer.QueryAsync(payment, bench.Connection(AcquirerBehavior.Normal, false, ("testMode", "false")), Token))
            .ShouldBeOfType<QueryOutcome.NotFound>();
        (await bench.Acquirer.QueryAsync(payment, bench.Connection(AcquirerBehavior.Normal, false, ("testMode", "true")), Token))
            .ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Fact]
    public async Task A_changed_form_is_refused_by_its_signature()
    {
        await using var bench = await AdapterBench.StartAsync("robokassa");
        var form = await FormAsync(bench, bench.Connection());
        var fields = new Dictionary<string, string>(form.Fields) { ["OutSum"] = "1.00" };

        using var response = await bench.PostAsync(form.Action, fields);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Token)).ShouldContain("29");
    }

    [Fact]
    public async Task Credentials_are_checked_without_opening_anything()
    {
        await using var bench = await AdapterBench.StartAsync("robokassa");
        var check = (ISettingsCheck)bench.Acquirer;

        (await check.CheckAsync(bench.Connection(), Token)).ShouldBeEmpty();
        (await KeyAsync(("password2", "wrong"))).ShouldBe("password2");
        (await KeyAsync(("merchantLogin", "nosuch"))).ShouldBe("merchantLogin");
        (await KeyAsync(("testMode", "true"), ("testPassword2", ""))).ShouldBe("testPassword1");

        async Task<string> KeyAsync(params (string, string)[] changes) =>
            (await check.CheckAsync(bench.Connection(AcquirerBehavior.Normal, false, changes), Token)).ShouldHaveSingleItem().Key;
    }

    private static string IdOf(AdapterBench bench) => bench.Bank.Payments(_ => true).Last(payment => payment.AwaitsBuyer).Id;

    private static async Task<PaymentPage.Form> FormAsync(
        AdapterBench bench, AcquirerConnection connection, PaymentStages stages = PaymentStages.One, long number = 1)
    {
        var order = AnOrder() with { OrderId = $"20001-{number}", OrderNumber = number, Stages = stages, Receipt = AReceipt() };
        return (await bench.Acquirer.StartAsync(order, connection, Token)).ShouldBeOfType<StartOutcome.Opened>()
            .Page.ShouldBeOfType<PaymentPage.Form>();
    }

    private static async Task<AcquirerReference> OpenAsync(
        AdapterBench bench, AcquirerConnection connection, PaymentStages stages = PaymentStages.One, long number = 1)
    {
        var form = await FormAsync(bench, connection, stages, number);
        using var response = await bench.PostAsync(form.Action, form.Fields);
        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await response.Content.ReadAsStringAsync(Token));
        return new AcquirerReference($"20001-{number}", null, number);
    }
}
