using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Emulator.Acquirers;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs.RbsOrders;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs;

/// <summary>The adapter and the emulated bank were written from the same facts: here they meet, in both dialects.</summary>
public sealed class RbsAgainstEmulatorTests
{
    public static TheoryData<string> Gateways => ["sber", "sber classic", "alfa"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sber", "1.05")]
    [InlineData("sber", "1.2")]
    [InlineData("sber classic", "1.05")]
    [InlineData("sber classic", "1.2")]
    [InlineData("alfa", "1.05")]
    [InlineData("alfa", "1.2")]
    public async Task Payment_is_opened_paid_and_refunded(string gateway, string ffd)
    {
        await using var bench = await RbsBench.StartAsync(gateway);
        var connection = bench.Connection(changes: ("ffd", ffd));
        var opened = await OpenAsync(bench, connection, AnOrder() with { Receipt = AReceipt() });
        var page = opened.Page.ShouldBeOfType<PaymentPage.Redirect>().Address;
        (await bench.PressAsync(page, "pay")).Headers.Location!.Query.ShouldContain("orderId=");
        var reference = new AcquirerReference(OrderId, opened.AcquirerPaymentId);

        var paid = await FindAsync(bench, connection, reference);
        var refund = new AcquirerOperation(reference, "r1", Money.Rub(7_491m), AReceipt(Tea(1m)));
        var first = await RefundAsync(bench, connection, refund);
        var half = await FindAsync(bench, connection, reference);
        var rest = await RefundAsync(bench, connection, refund with { Key = "r2" });

        (paid.Kind, paid.Amount).ShouldBe((EvidenceKind.Paid, Money.Rub(14_982m)));
        first.ShouldBeOfType<OperationOutcome.Done>();
        (half.Kind, half.Refunded).ShouldBe((EvidenceKind.PartiallyRefunded, Money.Rub(7_491m)));
        rest.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Refunded);
        bench.Bank.Payments(id => id == OrderId).ShouldHaveSingleItem().Refunded.ShouldBe(14_982m);
    }

    [Theory]
    [MemberData(nameof(Gateways))]
    public async Task Every_rate_of_2026_is_accepted(string gateway)
    {
        await using var bench = await RbsBench.StartAsync(gateway);
        var lines = Enum.GetValues<VatRate>().Select(rate => Tea(1m, rate)).ToArray();
        var order = AnOrder() with { Receipt = AReceipt(lines), Amount = Money.Rub(lines.Sum(line => line.Amount)) };

        await OpenAsync(bench, bench.Connection(), order);
    }

    [Theory]
    [MemberData(nameof(Gateways))]
    public async Task Hold_is_captured_in_part(string gateway)
    {
        await using var bench = await RbsBench.StartAsync(gateway);
        var connection = bench.Connection();
        var reference = await PayAsync(bench, connection, AnOrder() with { Stages = PaymentStages.Two, Receipt = AReceipt() });

        var hold = await FindAsync(bench, connection, reference);
        var captured = await bench.Acquirer.ShouldBeAssignableTo<ICaptures>()!.CaptureAsync(
            new AcquirerOperation(reference, "c1", Money.Rub(7_491m), AReceipt(Tea(1m))), connection, Token);

        hold.Kind.ShouldBe(EvidenceKind.Authorized);
        var evidence = captured.ShouldBeOfType<OperationOutcome.Done>().Evidence!;
        (evidence.Kind, evidence.Amount).ShouldBe((EvidenceKind.Paid, Money.Rub(7_491m)));
    }

    [Theory]
    [MemberData(nameof(Gateways))]
    public async Task Hold_is_released_and_captured_money_is_not(string gateway)
    {
        await using var bench = await RbsBench.StartAsync(gateway);
        var connection = bench.Connection();
        var hold = await PayAsync(bench, connection, AnOrder() with { Stages = PaymentStages.Two });
        var paid = await PayAsync(bench, connection, AnOrder() with { OrderId = "20001-another" });

        var released = await VoidAsync(bench, connection, hold);
        var kept = await VoidAsync(bench, connection, paid);

        released.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Canceled);
        kept.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Paid);
    }

    [Theory]
    [MemberData(nameof(Gateways))]
    public async Task Unpaid_order_is_ended_by_our_number(string gateway)
    {
        await using var bench = await RbsBench.StartAsync(gateway);
        var connection = bench.Connection();
        await OpenAsync(bench, connection, AnOrder());

        var ended = await bench.Acquirer.ShouldBeAssignableTo<ICancellations>()!.CancelAsync(new(OrderId, null), connection, Token);

        ended.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Declined);
        bench.Bank.Payments(id => id == OrderId).Single().State.ShouldBe(EmulatedPaymentState.Canceled);
    }

    [Theory]
    [MemberData(nameof(Gateways))]
    public async Task Third_declined_card_ends_the_order(string gateway)
    {
        await using var bench = await RbsBench.StartAsync(gateway);
        var connection = bench.Connection();
        var opened = await OpenAsync(bench, connection, AnOrder());
        var reference = new AcquirerReference(OrderId, opened.AcquirerPaymentId);

        bench.Bank.Press(opened.AcquirerPaymentId!, "decline");
        var first = await FindAsync(bench, connection, reference);
        bench.Bank.Press(opened.AcquirerPaymentId!, "decline");
        bench.Bank.Press(opened.AcquirerPaymentId!, "decline");
        var last = await FindAsync(bench, connection, reference);

        first.Kind.ShouldBe(EvidenceKind.Pending);
        (last.Kind, last.Reason).ShouldBe((EvidenceKind.Declined, "-2013 Исчерпаны попытки оплаты"));
    }

    [Theory]
    [MemberData(nameof(Gateways))]
    public async Task Sbp_leads_to_a_link_and_its_refund_takes_time(string gateway)
    {
        await using var bench = await RbsBench.StartAsync(gateway);
        var connection = bench.Connection(AcquirerBehavior.Sbp);
        var opened = await OpenAsync(bench, connection, AnOrder() with { Receipt = AReceipt(), Stages = PaymentStages.Two });
        var link = opened.Page.ShouldBeOfType<PaymentPage.QrLink>().Link;
        (await bench.PressAsync(link, "pay")).StatusCode.ShouldBe(System.Net.HttpStatusCode.RedirectMethod);
        var refund = new AcquirerOperation(new(OrderId, opened.AcquirerPaymentId), "r1", Money.Rub(14_982m), null);

        var accepted = (await RefundAsync(bench, connection, refund)).ShouldBeOfType<OperationOutcome.InProgress>();
        var end = await bench.Acquirer.ShouldBeAssignableTo<IOperationQueries>()!
            .QueryRefundAsync(refund with { Id = accepted.Id }, connection, Token);

        end.ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Refunded);
    }

    [Theory]
    [MemberData(nameof(Gateways))]
    public async Task Notification_of_the_bank_names_the_order(string gateway)
    {
        await using var bench = await RbsBench.StartAsync(gateway);
        var connection = bench.Connection();
        // The JSON dialect has one address for the whole login, entered in the cabinet.
        var cabinet = connection.Values.ToDictionary(setting => setting.Key, string? (setting) => setting.Value);
        bench.Bank.EnterNotificationUrl(cabinet, new Uri("http://localhost:1/n"));
        var reference = await PayAsync(bench, connection, AnOrder() with { NotificationUrl = new Uri("http://localhost:1/n") });

        var sent = bench.Bank.UnacceptedNotifications().ShouldHaveSingleItem();

        bench.Acquirer.Read(Raw(sent), connection).ShouldBeOfType<NotificationReading.Unverified>().Reference.ShouldBe(reference);
        if (gateway != "sber")
            bench.Acquirer.Read(Raw(sent.Altered(FalseClaim.WrongSignature)), connection).ShouldBeOfType<NotificationReading.Rejected>();
    }

    [Theory]
    [MemberData(nameof(Gateways))]
    public async Task Login_is_checked_without_opening_anything(string gateway)
    {
        await using var bench = await RbsBench.StartAsync(gateway);
        var check = bench.Acquirer.ShouldBeAssignableTo<ISettingsCheck>()!;

        (await check.CheckAsync(bench.Connection(), Token)).ShouldBeEmpty();
        (await check.CheckAsync(bench.Connection(changes: ("password", "wrong")), Token)).ShouldHaveSingleItem().Key.ShouldBe("password");
        bench.Bank.Payments(_ => true).ShouldBeEmpty();
    }

    private static RawNotification Raw(IEmulatedNotification notification) => new(
        System.Text.Encoding.UTF8.GetBytes(notification.Body), notification.ContentType, null, new Dictionary<string, string>());

    private static async Task<StartOutcome.Opened> OpenAsync(AdapterBench bench, AcquirerConnection connection, Order order) =>
        (await bench.Acquirer.StartAsync(order, connection, Token)).ShouldBeOfType<StartOutcome.Opened>();

    private static async Task<AcquirerReference> PayAsync(AdapterBench bench, AcquirerConnection connection, Order order)
    {
        var opened = await OpenAsync(bench, connection, order);
        bench.Bank.Press(opened.AcquirerPaymentId!, "pay");
        return new AcquirerReference(order.OrderId, opened.AcquirerPaymentId);
    }

    private static async Task<Evidence> FindAsync(AdapterBench bench, AcquirerConnection connection, AcquirerReference reference) =>
        (await bench.Acquirer.QueryAsync(reference, connection, Token)).ShouldBeOfType<QueryOutcome.Found>().Evidence;

    private static Task<OperationOutcome> RefundAsync(AdapterBench bench, AcquirerConnection connection, AcquirerOperation operation) =>
        bench.Acquirer.ShouldBeAssignableTo<IRefunds>()!.RefundAsync(operation, connection, Token);

    private static Task<OperationOutcome> VoidAsync(AdapterBench bench, AcquirerConnection connection, AcquirerReference reference) =>
        bench.Acquirer.ShouldBeAssignableTo<IVoids>()!.VoidAsync(
            new AcquirerOperation(reference, "v1", Money.Rub(14_982m), null), connection, Token);
}
