using System.Text;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

/// <summary>The adapter against a bank that checks every token, sum and receipt.</summary>
public sealed class EmulatedBankTests : IAsyncLifetime
{
    private EmulatorUnderTest bank = null!;
    private TBankMerchant merchant = null!;

    public async ValueTask InitializeAsync()
    {
        bank = await EmulatorUnderTest.StartAsync();
        merchant = await TBankMerchant.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await bank.DisposeAsync();
        await merchant.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_payment_is_opened_paid_notified_and_asked_about()
    {
        await using var adapter = Adapter();
        var opened = (await adapter.OpenAsync(Order(adapter))).ShouldBeOfType<StartOutcome.Opened>();
        (await adapter.FoundAsync(opened.AcquirerPaymentId)).Kind.ShouldBe(EvidenceKind.Pending);
        await PayAsync(opened);

        Evidence[] told = [await ToldAsync(adapter), await ToldAsync(adapter)];
        told.Select(evidence => evidence.Kind).ShouldBe([EvidenceKind.Authorized, EvidenceKind.Paid], ignoreOrder: true);
        told.ShouldAllBe(evidence => evidence.Amount == Money.Rub(100m) && evidence.Reference == new AcquirerReference(Sample.OrderId, opened.AcquirerPaymentId));
        var found = await adapter.FoundAsync(opened.AcquirerPaymentId);
        found.Kind.ShouldBe(EvidenceKind.Paid);
        found.ShouldBe(await adapter.FoundAsync(id: null));
    }

    [Fact]
    public async Task A_second_init_for_the_same_order_is_unknown_and_found()
    {
        await using var adapter = Adapter();
        var opened = (await adapter.OpenAsync(Order(adapter))).ShouldBeOfType<StartOutcome.Opened>();

        (await adapter.OpenAsync(Order(adapter))).ShouldBe(new StartOutcome.Unknown("code 20"));

        (await adapter.FoundAsync(id: null)).Reference.AcquirerPaymentId.ShouldBe(opened.AcquirerPaymentId);
    }

    [Fact]
    public async Task An_unpaid_payment_is_cancelled_and_a_paid_one_keeps_its_money()
    {
        await using var adapter = Adapter();
        var unpaid = (await adapter.OpenAsync(Order(adapter))).ShouldBeOfType<StartOutcome.Opened>();
        (await adapter.CancelAsync(unpaid.AcquirerPaymentId)).ShouldBeOfType<ActOutcome.Done>().Evidence.Kind.ShouldBe(EvidenceKind.Canceled);

        var paid = (await adapter.OpenAsync(Order(adapter) with { OrderId = "kb-2" })).ShouldBeOfType<StartOutcome.Opened>();
        await PayAsync(paid);
        (await adapter.CancelAsync(paid.AcquirerPaymentId)).ShouldBeOfType<ActOutcome.Done>().Evidence.Kind.ShouldBe(EvidenceKind.Paid);
        (await adapter.FoundAsync(paid.AcquirerPaymentId)).Kind.ShouldBe(EvidenceKind.Paid);
    }

    [Fact]
    public async Task The_same_key_refunds_once_and_the_rest_goes_back_under_another()
    {
        await using var adapter = Adapter();
        var opened = (await adapter.OpenAsync(Order(adapter))).ShouldBeOfType<StartOutcome.Opened>();
        await PayAsync(opened);

        foreach (var _ in Enumerable.Range(0, 2))
            (await adapter.RefundAsync(40m, Sample.Receipt(40m), "first", opened.AcquirerPaymentId!)).ShouldBeOfType<ActOutcome.Done>().Evidence.Kind.ShouldBe(EvidenceKind.PartiallyRefunded);
        (await adapter.RefundAsync(60m, Sample.Receipt(60m), "second", opened.AcquirerPaymentId!)).ShouldBeOfType<ActOutcome.Done>().Evidence.Kind.ShouldBe(EvidenceKind.Refunded);
        (await adapter.RefundAsync(1m, Sample.Receipt(1m), "third", opened.AcquirerPaymentId!)).ShouldBeOfType<ActOutcome.Refused>();
    }

    [Fact]
    public async Task A_hold_is_captured_or_released()
    {
        await using var adapter = Adapter();
        var taken = await HeldAsync(adapter, Sample.OrderId);
        (await adapter.FoundAsync(taken)).Kind.ShouldBe(EvidenceKind.Authorized);
        (await adapter.CaptureAsync(100m, id: taken)).ShouldBeOfType<ActOutcome.Done>().Evidence.Kind.ShouldBe(EvidenceKind.Paid);
        (await adapter.CaptureAsync(100m, id: taken)).ShouldBeOfType<ActOutcome.Refused>();

        var released = await HeldAsync(adapter, "kb-2");
        (await adapter.CancelAsync(released)).ShouldBeOfType<ActOutcome.Done>().Evidence.Kind.ShouldBe(EvidenceKind.Canceled);

        var part = await HeldAsync(adapter, "kb-3");
        (await adapter.CaptureAsync(30m, Sample.Receipt(30m), part)).ShouldBeOfType<ActOutcome.Done>().Evidence.Amount.ShouldBe(Money.Rub(30m));
    }

    [Fact]
    public async Task Sbp_gives_a_link_and_its_refund_comes_later()
    {
        await using var adapter = Adapter(DemoTerminals.Sbp, ("paymentForm", "sbp"), ("ffd", "1.2"));
        var opened = (await adapter.OpenAsync(Order(adapter) with { Stages = PaymentStages.Two })).ShouldBeOfType<StartOutcome.Opened>();
        opened.Page.ShouldBeOfType<PaymentPage.QrLink>();
        await PayAsync(opened);
        (await ToldAsync(adapter)).Kind.ShouldBe(EvidenceKind.Paid);

        (await adapter.RefundAsync(100m, id: opened.AcquirerPaymentId!)).ShouldBeOfType<ActOutcome.Done>().Evidence.Status.ShouldBe("ASYNC_REFUNDING");
        (await adapter.FoundAsync(opened.AcquirerPaymentId)).Kind.ShouldBe(EvidenceKind.Refunded);
    }

    [Fact]
    public async Task Credentials_are_checked_without_a_charge()
    {
        await using var good = Adapter();
        await using var badPassword = Adapter(DemoTerminals.Normal, ("password", "wrong"));
        await using var badTerminal = Adapter(DemoTerminals.Normal, ("terminalKey", "nobody"));

        (await good.CheckAsync()).ShouldBeEmpty();
        (await badPassword.CheckAsync()).Select(problem => problem.Key).ShouldBe(["password"]);
        (await badTerminal.CheckAsync()).Select(problem => problem.Key).ShouldBe(["terminalKey"]);
        (await badPassword.OpenAsync(Order(badPassword))).ShouldBeOfType<StartOutcome.Declined>().Reason.ShouldStartWith("204");
    }

    private AdapterUnderTest Adapter(DemoTerminal? terminal = null, params (string Key, string Value)[] changes) =>
        new(new Uri(bank.Client.BaseAddress!, "acquirers/tbank/v2"), Sample.Settings(terminal ?? DemoTerminals.Normal, changes));

    private Order Order(AdapterUnderTest adapter) => Sample.Order(adapter.Clock.GetUtcNow()) with { NotificationAddress = new Uri(merchant.Address) };

    private async Task<string> HeldAsync(AdapterUnderTest adapter, string orderId)
    {
        var opened = (await adapter.OpenAsync(Order(adapter) with { OrderId = orderId, Stages = PaymentStages.Two })).ShouldBeOfType<StartOutcome.Opened>();
        await PayAsync(opened);
        return opened.AcquirerPaymentId!;
    }

    private async Task PayAsync(StartOutcome.Opened opened)
    {
        var page = opened.Page switch { PaymentPage.Redirect redirect => redirect.Address, PaymentPage.QrLink qr => qr.Link, _ => throw new InvalidOperationException() };
        using var form = new FormUrlEncodedContent([new("outcome", "pay")]);
        using var answer = await bank.Client.PostAsync(page, form, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther);
    }

    private async Task<Evidence> ToldAsync(AdapterUnderTest adapter)
    {
        var letter = await merchant.NextAsync();
        var raw = new RawNotification(Encoding.UTF8.GetBytes(letter.GetRawText()), "application/json", null, new Dictionary<string, string>(StringComparer.Ordinal));
        return adapter.Acquirer.Read(raw, adapter.Settings).ShouldBeOfType<NotificationVerdict.Proved>().Evidence;
    }
}
