using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Tests.InvoiceSync;

/// <summary>The status that an invoice gets, by its total, its status and the money of all its payments.</summary>
public sealed class InvoiceStatusTests
{
    private readonly UseCases app = new();

    [Theory]
    [InlineData(InvoiceStatus.Created, 1000, InvoiceStatus.Paid, null)]
    [InlineData(InvoiceStatus.Absent, 1000, InvoiceStatus.Paid, null)]
    [InlineData(InvoiceStatus.PartiallyPaid, 1000, InvoiceStatus.Paid, null)]
    [InlineData(InvoiceStatus.Created, 1500, InvoiceStatus.PartiallyPaid, Attention.InvoiceSumChanged)]
    [InlineData(InvoiceStatus.Created, 900, InvoiceStatus.Paid, Attention.InvoiceSumChanged)]
    public async Task Status_follows_the_money_and_the_total(InvoiceStatus before, int total, InvoiceStatus after, string? attention)
    {
        await SyncAsync(APayment.In(PaymentStatus.Paid), AnInvoice.Of(total) with { Status = before });

        app.Crm.Invoices.Writes.ShouldHaveSingleItem().Status.ShouldBe(after);
        app.Payment.Attention.ShouldBe(attention);
    }

    [Theory]
    [InlineData(InvoiceStatus.Unmapped)]
    [InlineData(InvoiceStatus.Refunded)]
    public async Task Status_of_the_sellers_own_is_not_overwritten_and_needs_attention(InvoiceStatus status)
    {
        await SyncAsync(APayment.In(PaymentStatus.Paid), AnInvoice.Of(1000m) with { Status = status, StatusName = "Отменён" });

        app.Crm.Invoices.Writes.ShouldBeEmpty();
        app.Payment.Attention.ShouldBe(Attention.InvoiceNotPayable);
        app.Database.Attention.ShouldHaveSingleItem().Detail.ShouldBe("Отменён");
    }

    [Fact]
    public async Task Status_of_goods_handed_over_is_left_without_attention()
    {
        var seller = AnAccount.Deciding(it => it with { StatusNames = StatusNames.None with { HandedOver = ["отгружен"] } });
        var invoice = AnInvoice.Of(1000m) with { Status = InvoiceStatus.Unmapped, StatusName = "Отгружен" };
        await SyncAsync(APayment.In(PaymentStatus.Paid), invoice, seller);
        (app.Crm.Invoices.Writes.Count, app.Payment.Attention).ShouldBe((0, null));
    }

    [Theory]
    [InlineData(InvoiceStatus.Paid)]
    [InlineData(InvoiceStatus.PaidInAdvance)]
    public async Task Invoice_that_was_marked_paid_before_needs_attention(InvoiceStatus status)
    {
        await SyncAsync(APayment.In(PaymentStatus.Paid), AnInvoice.Of(1000m) with { Status = status });

        app.Crm.Invoices.Writes.ShouldBeEmpty();
        app.Payment.Attention.ShouldBe(Attention.InvoicePaidElsewhere);
        app.Crm.Notes.Texts.ShouldHaveSingleItem().ShouldEndWith("Внимание: счёт уже был отмечен оплаченным, когда пришли деньги.");
    }

    [Fact]
    public async Task Money_of_two_methods_adds_up()
    {
        app.Has(APayment.In(PaymentStatus.Paid, APayment.Draft with { Method = MethodCode.Parse("other")!.Value }));

        await SyncAsync(APayment.In(PaymentStatus.Paid), AnInvoice.Of(2000m));

        app.Crm.Invoices.Writes.ShouldHaveSingleItem().Status.ShouldBe(InvoiceStatus.Paid);
    }

    [Fact]
    public async Task Refund_of_a_part_leaves_the_status_and_adds_a_note()
    {
        var payment = APayment.In(PaymentStatus.PartiallyRefunded);

        await SyncAsync(payment, AnInvoice.Of(1000m) with { Status = InvoiceStatus.Paid });

        app.Crm.Invoices.Writes.ShouldBeEmpty();
        app.Payment.Attention.ShouldBeNull();
        app.Crm.Notes.Texts.ShouldBe([
            $"Счет #1042 (id 918273): возвращено 300,00\u00a0₽ из 1\u00a0000,00\u00a0₽. Платёж {payment.OrderId}/30000.",
        ]);
    }

    [Fact]
    public async Task Refund_of_all_leaves_the_status_where_the_seller_named_none()
    {
        await SyncAsync(APayment.In(PaymentStatus.Refunded), AnInvoice.Of(1000m) with { Status = InvoiceStatus.Paid });

        app.Crm.Invoices.Writes.ShouldBeEmpty();
        app.Crm.Notes.Texts.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(InvoiceStatus.Paid, true)]
    [InlineData(InvoiceStatus.PaidInAdvance, false)]
    [InlineData(InvoiceStatus.PartiallyPaid, true)]
    [InlineData(InvoiceStatus.Created, false)]
    [InlineData(InvoiceStatus.Unmapped, false)]
    public async Task Refund_of_all_writes_the_sellers_status_over_money_alone(InvoiceStatus before, bool writes)
    {
        var named = AnAccount.Deciding(settings => settings with { StatusNames = StatusNames.None with { Refunded = ["возврат"] } });

        var payment = APayment.In(PaymentStatus.Refunded);
        payment.SendStatus(before == InvoiceStatus.PartiallyPaid ? before : InvoiceStatus.Paid, APayment.Now);
        payment.ResetInvoiceSync();
        await SyncAsync(payment, AnInvoice.Of(1000m) with { Status = before }, named);

        app.Crm.Invoices.Writes.ShouldBe(writes ? [new InvoiceStatusUpdate(InvoiceStatus.Refunded, null)] : []);
    }

    [Theory]
    [InlineData(ExcessPolicy.Attention, PaymentStatus.Paid)]
    [InlineData(ExcessPolicy.Refund, PaymentStatus.Refunded)]
    public async Task Excess_needs_attention_or_is_refunded_by_policy(ExcessPolicy policy, PaymentStatus status)
    {
        var payment = await PayTwiceAsync(policy);

        app.Saved(payment).Status.ShouldBe(status);
        app.Crm.Notes.Texts.ShouldHaveSingleItem().ShouldContain("лишние деньги");
    }

    [Fact]
    public async Task Excess_is_refunded_once_however_often_the_sync_runs()
    {
        var payment = await PayTwiceAsync(ExcessPolicy.Refund);

        await app.SendAsync(new SyncInvoiceCommand(payment.Tenant, payment.Id));

        app.Acquirer.Operations.ShouldHaveSingleItem().Kind.ShouldBe(OperationKind.Refund);
    }

    [Fact]
    public async Task Excess_that_cannot_be_refunded_now_is_tried_again()
    {
        app.Acquirer.IsDown = true;
        await Should.ThrowAsync<OutageException>(() => PayTwiceAsync(ExcessPolicy.Refund));

        app.Acquirer.IsDown = false;
        var payment = app.Database.Payments.Single(it => it.Attention == Attention.Excess);
        (await app.SendAsync(new SyncInvoiceCommand(payment.Tenant, payment.Id))).ShouldBe(new FollowUpOutcome.Done());

        app.Saved(payment).Status.ShouldBe(PaymentStatus.Refunded);
    }

    [Fact]
    public async Task Refund_under_way_keeps_the_excess_for_later()
    {
        app.Acquirer.Answer(new OperationOutcome.Unknown("timeout"));
        var payment = await PayTwiceAsync(ExcessPolicy.Attention);
        await app.SendAsync(new RefundPaymentCommand(UseCases.Seller, payment.Id, "by-hand", null, null));
        await app.SendAsync(new ChangeSettingsCommand(
            UseCases.Seller, SellerSettings.Default with { Excess = ExcessPolicy.Refund }, 1));

        (await app.SendAsync(new SyncInvoiceCommand(payment.Tenant, payment.Id)))
            .ShouldBe(new FollowUpOutcome.NotYet("operation.under_way"));
    }

    [Theory]
    [InlineData(Attention.Excess, "лишние деньги", "in excess")]
    [InlineData(Attention.InvoiceNotPayable, "мы его не меняли", "we left it")]
    [InlineData(Attention.InvoiceUnreadable, "не удалось прочитать", "cannot be read")]
    [InlineData(Attention.InvoicePaidElsewhere, "уже был отмечен оплаченным", "before the money came")]
    [InlineData(Attention.InvoiceSumChanged, "не совпадают", "differ")]
    [InlineData(Attention.InvoiceUnmarked, "сняли отметку", "taken from the invoice")]
    [InlineData(Attention.RefundedElsewhere, "не через нас", "returned elsewhere")]
    [InlineData(Attention.Contradiction, "требует проверки", "needs a look")]
    public void Each_reason_has_a_text_in_both_languages(string attention, string russian, string english)
    {
        AttentionText.Of(attention, russian: true).ShouldContain(russian);
        AttentionText.Of(attention, russian: false).ShouldContain(english);
    }

    private async Task SyncAsync(Payment payment, Invoice invoice, Account? account = null)
    {
        app.Has(account ?? AnAccount.Active());
        app.Has(payment);
        app.Crm.Has(invoice);
        (await app.SendAsync(new SyncInvoiceCommand(payment.Tenant, payment.Id))).ShouldBe(new FollowUpOutcome.Done());
    }

    private async Task<Payment> PayTwiceAsync(ExcessPolicy policy)
    {
        app.Has(AnAccount.Deciding(settings => settings with { Excess = policy }).With(AMethod.Of("card"), AMethod.Of("other")));
        var first = APayment.In(PaymentStatus.Paid);
        first.SendStatus(InvoiceStatus.Paid, APayment.Now);
        app.Has(first);
        var second = APayment.In(PaymentStatus.Pending, APayment.Draft with { Method = MethodCode.Parse("other")!.Value });
        second.Apply(second.EvidenceOf(EvidenceKind.Paid) with { At = APayment.Now.AddMinutes(5) });
        app.Has(second);
        app.Crm.Has(AnInvoice.Of(1000m) with { Status = InvoiceStatus.Paid });
        await app.SendAsync(new SyncInvoiceCommand(second.Tenant, second.Id));
        return second;
    }
}
