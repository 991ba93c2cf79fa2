using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.InvoiceSync;

/// <summary>Money of an invoice that went back elsewhere, or before a later change of the sum.</summary>
public sealed partial class MoneyPerInvoiceTests
{
    [Fact]
    public async Task The_acquirer_is_asked_before_excess_is_refunded()
    {
        var (first, second) = (app.Has(Paid(1000m, "card")), app.Has(Paid(1000m, "other", minutes: 1)));
        app.Crm.Has(AnInvoice.Of(1000m));
        app.Acquirer.Set(first, EvidenceKind.Refunded);
        app.Acquirer.Set(second, EvidenceKind.Paid);

        await SyncAsync(second);

        (app.Saved(first).Status, app.Saved(second).NetPaid).ShouldBe((PaymentStatus.Refunded, Money.Rub(1000m)));
        app.Acquirer.Operations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1000, null)]
    [InlineData(7000, Attention.InvoiceSumChanged)]
    public async Task A_total_that_grows_after_a_refund_is_shown_though_a_person_marked_it_paid(decimal total, string? reason)
    {
        var paid = app.Has(Paid(1000m, "other", minutes: 1));
        app.Crm.Has(AnInvoice.Of(total) with { Status = InvoiceStatus.PaidInAdvance });
        await RefundByHandAsync(paid, Money.Rub(500m));

        await SyncAsync(paid);

        OpenReasons.ShouldBe(reason is null ? [] : [reason]);
    }

    [Fact]
    public async Task Excess_stays_while_a_refund_of_unknown_size_stands()
    {
        var (first, second) = (app.Has(Paid(1000m, "card")), app.Has(Paid(1000m, "other", minutes: 1)));
        app.Crm.Has(AnInvoice.Of(1500m));
        app.Acquirer.Set(first, EvidenceKind.PartiallyRefunded);
        app.Acquirer.Set(second, EvidenceKind.Paid);

        await SyncAsync(second);

        app.Acquirer.Operations.ShouldBeEmpty();
        OpenReasons.ShouldContain(Attention.RefundedElsewhere);
    }

    [Fact]
    public async Task A_total_raised_after_a_refund_of_excess_is_seen()
    {
        var (first, second) = (app.Has(Paid(3500m, "card")), app.Has(Paid(3500m, "other", minutes: 1)));
        app.Crm.Has(AnInvoice.Of(3500m));
        await SyncAsync(second);
        await SyncAsync(first);
        app.Saved(second).Status.ShouldBe(PaymentStatus.Refunded);

        app.Crm.Invoices.Edit(invoice => invoice with { BillPrice = 5000m });
        await app.SendAsync(new ReconcilePaymentCommand(first.Tenant, first.Id));

        OpenReasons.ShouldBe([Attention.InvoiceSumChanged]);
    }

    [Fact]
    public async Task A_refund_of_unknown_size_has_a_note_of_its_own()
    {
        var payment = app.Has(Paid(3500m, "card"));
        app.Crm.Has(AnInvoice.Of(3500m));
        await SyncAsync(payment);

        await RefundElsewhereAsync(payment);
        await SyncAsync(payment);

        app.Crm.Notes.Texts.Count.ShouldBe(2);
        app.Crm.Notes.Texts[1].ShouldContain("возвращена часть из 3\u00a0500,00\u00a0₽");
    }

    [Fact]
    public async Task A_hold_of_the_old_rest_after_a_refund_is_shown()
    {
        var paid = app.Has(Paid(1000m, "other", minutes: 1));
        app.Crm.Has(AnInvoice.Of(1500m));
        await RefundByHandAsync(paid, Money.Rub(500m));
        var hold = APayment.Created(APayment.Draft with { Amount = Money.Rub(500m) });
        hold.Apply(hold.EvidenceOf(EvidenceKind.Authorized) with { Amount = hold.Amount });
        app.Has(hold);

        await SyncAsync(hold);

        OpenReasons.ShouldBe([Attention.InvoiceSumChanged]);
    }
}
