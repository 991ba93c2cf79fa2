using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.InvoiceSync;

/// <summary>Money is owed for an invoice and moves in payments: what is due, in excess, and whose.</summary>
public sealed partial class MoneyPerInvoiceTests
{
    private readonly UseCases app = new();

    public MoneyPerInvoiceTests() => Decide(ExcessPolicy.Refund, PartialPaymentPolicy.Rest);

    [Fact]
    public async Task The_rest_of_a_partial_payment_is_kept()
    {
        var first = app.Has(Paid(3500m, "card", written: InvoiceStatus.Paid));
        app.Crm.Has(AnInvoice.Of(4000m) with { Status = InvoiceStatus.PartiallyPaid });
        await SyncAsync(first);

        var opened = await app.SendAsync(new StartPaymentCommand(AnAccount.Tenant.AccountId, first.Invoice.Value, "other", null));
        opened.Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
        var rest = app.Database.Payments.Single(payment => payment.Status == PaymentStatus.Pending);
        rest.Amount.ShouldBe(Money.Rub(500m));
        await PayAsync(rest);
        await SyncAsync(rest);

        app.Acquirer.Operations.ShouldBeEmpty();
        app.Crm.Invoices.Single.Status.ShouldBe(InvoiceStatus.Paid);
        OpenReasons.ShouldBeEmpty();
    }

    [Fact]
    public async Task Excess_that_a_person_refunded_is_not_refunded_again()
    {
        var (first, second) = (app.Has(Paid(1000m, "card")), app.Has(Paid(1000m, "other", minutes: 1)));
        app.Crm.Has(AnInvoice.Of(1000m));
        await RefundByHandAsync(first);

        await SyncAsync(second);

        app.Saved(second).NetPaid.ShouldBe(Money.Rub(1000m));
        app.Acquirer.Operations.Count.ShouldBe(1, "the person's own");
    }

    [Fact]
    public async Task The_payment_that_equals_the_total_is_kept_whichever_came_last()
    {
        var (old, right) = (app.Has(Paid(3500m, "card")), app.Has(Paid(5000m, "other", minutes: 1)));
        app.Crm.Has(AnInvoice.Of(5000m));

        await SyncAsync(right);

        (app.Saved(old).Status, app.Saved(right).Status).ShouldBe((PaymentStatus.Refunded, PaymentStatus.Paid));
        app.Crm.Invoices.Single.Status.ShouldBe(InvoiceStatus.Paid);
    }

    [Fact]
    public async Task Only_the_part_beyond_the_total_is_refunded()
    {
        var (first, second) = (app.Has(Paid(3000m, "card")), app.Has(Paid(1000m, "other", minutes: 1)));
        app.Crm.Has(AnInvoice.Of(3500m));

        await SyncAsync(first);

        (app.Saved(first).Refunded, app.Saved(second).Refunded).ShouldBe((Money.Rub(0m), Money.Rub(500m)));
        OpenReasons.ShouldNotContain(Attention.InvoiceSumChanged);
    }

    [Fact]
    public async Task Two_payments_saved_in_the_same_second_are_seen()
    {
        Decide(ExcessPolicy.Attention, PartialPaymentPolicy.Refuse);
        var (first, second) = (app.Has(Paid(3500m, "card")), app.Has(Paid(3500m, "other")));
        app.Crm.Has(AnInvoice.Of(3500m));

        await SyncAsync(first);
        await SyncAsync(second);

        OpenReasons.ShouldBe([Attention.Excess]);
        app.Database.Attention.Single(item => item.ClosedAt is null).Detail.ShouldBe("excess=3500.00 RUB; total=3500.00 RUB");
    }

    [Fact]
    public async Task Excess_is_closed_when_the_invoice_grows()
    {
        Decide(ExcessPolicy.Attention, PartialPaymentPolicy.Refuse);
        var (first, second) = (app.Has(Paid(3500m, "card")), app.Has(Paid(3500m, "other", minutes: 1)));
        app.Crm.Has(AnInvoice.Of(3500m));
        await SyncAsync(second);

        app.Crm.Invoices.Edit(invoice => invoice with { BillPrice = 7000m });
        await SyncAsync(first);

        OpenReasons.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_payment_above_a_lowered_total_is_never_refunded_by_itself()
    {
        var payment = app.Has(Paid(3500m, "card"));
        app.Crm.Has(AnInvoice.Of(3000m));

        await SyncAsync(payment);

        app.Acquirer.Operations.ShouldBeEmpty();
        OpenReasons.ShouldBe([Attention.InvoiceSumChanged]);
    }

    [Fact]
    public async Task A_total_that_cannot_be_read_needs_attention_and_writes_nothing()
    {
        var payment = app.Has(Paid(3500m, "card"));
        app.Crm.Has(AnInvoice.Of(3500m) with { Lines = [new InvoiceLine("x", null, null, null, null, null, LineVat.Unstated, null)] });

        await SyncAsync(payment);

        app.Crm.Invoices.Writes.ShouldBeEmpty();
        OpenReasons.ShouldBe([Attention.InvoiceUnreadable]);
    }

    [Fact]
    public async Task Vat_on_top_is_read_with_the_methods_default_rate()
    {
        app.Database.AccountRows.Clear();
        app.Has(AnAccount.Active().With(AMethod.Of("card", ("receipts", "true"), ("vat", "20"))));
        var payment = app.Has(Paid(3500m, "card"));
        app.Crm.Has(AnInvoice.Of(8400m) with
        {
            VatMode = VatMode.OnTop, Lines = [new InvoiceLine("x", null, 7000m, 1m, null, null, LineVat.Unstated, null)],
        });

        await SyncAsync(payment);

        app.Crm.Invoices.Single.Status.ShouldBe(InvoiceStatus.PartiallyPaid);
        app.Database.Attention.Single().Detail.ShouldBe("paid=3500.00 RUB; total=8400.00 RUB");
    }

    [Fact]
    public async Task A_hold_of_an_old_sum_is_shown()
    {
        var hold = APayment.In(PaymentStatus.Authorized);
        hold.Abandon("sum_changed", APayment.Now);
        app.Has(hold);
        app.Crm.Has(AnInvoice.Of(900m));

        await SyncAsync(hold);
        await app.SendAsync(new ReconcilePaymentCommand(hold.Tenant, hold.Id));

        OpenReasons.ShouldBe([Attention.InvoiceSumChanged]);
        app.Crm.Invoices.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Money_that_comes_while_a_status_is_written_decides_it_anew()
    {
        var first = app.Has(Paid(3500m, "card"));
        app.Crm.Has(AnInvoice.Of(4000m));
        app.Database.BeforeNextSave(() =>
        {
            app.Has(Paid(500m, "other", minutes: 1));
            return Task.CompletedTask;
        });

        (await app.SendAsync(new SyncInvoiceCommand(first.Tenant, first.Id)))
            .ShouldBe(new FollowUpOutcome.NotYet("the balance changed meanwhile"));
        await SyncAsync(first);

        app.Crm.Invoices.Single.Status.ShouldBe(InvoiceStatus.Paid);
    }

    [Fact]
    public async Task Telling_the_crm_again_raises_nothing()
    {
        var payment = app.Has(Paid(1000m, "card"));
        app.Crm.Has(AnInvoice.Of(1000m));
        await SyncAsync(payment);

        await app.SendAsync(new ResyncPaymentCommand(UseCases.Seller, payment.Id));
        await SyncAsync(payment);

        OpenReasons.ShouldBeEmpty();
    }
}
