using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Application.Tests.FollowUps;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Reconciliation;

/// <summary>Live payments whose invoice changed after the checkout.</summary>
public sealed class ChangedInvoiceTests
{
    private readonly UseCases app = new();

    public ChangedInvoiceTests() => app.Has(AnAccount.With("card"));

    [Theory]
    [InlineData("paid", Attention.InvoicePaidElsewhere)]
    [InlineData("partially paid", Attention.InvoicePaidElsewhere)]
    [InlineData("deleted", Attention.InvoiceGone)]
    [InlineData("edited", Attention.InvoiceSumChanged)]
    [InlineData("unreadable", Attention.InvoiceSumChanged)]
    [InlineData("cancelled", Attention.InvoiceNotPayable)]
    public async Task Unpaid_payment_is_abandoned_when_its_invoice_changed(string change, string reason)
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        Change(payment, change);

        await ReconcileAsync(payment);

        app.Payment.AbandonedAt.ShouldBe(app.Now);
        app.Payment.Entries()[^1].ShouldStartWith($"payment.abandoned ({reason}");
        app.Payment.Attention.ShouldBeNull();
        app.Payment.Due(app.Now).ShouldContain("SyncPayment 00:00:00");
    }

    [Theory]
    [InlineData("paid", Attention.InvoicePaidElsewhere)]
    [InlineData("deleted", Attention.InvoiceGone)]
    [InlineData("edited", Attention.InvoiceSumChanged)]
    [InlineData("cancelled", Attention.InvoiceNotPayable)]
    public async Task Authorized_payment_needs_attention_when_its_invoice_changed(string change, string reason)
    {
        var payment = app.Has(APayment.In(PaymentStatus.Authorized));
        Change(payment, change);

        await ReconcileAsync(payment);
        await ReconcileAsync(payment);

        (app.Payment.Status, app.Payment.Attention).ShouldBe((PaymentStatus.Authorized, reason));
        app.Payment.Codes().Count(code => code == reason).ShouldBe(1);
        app.Payment.Due(app.Now).ShouldContain("Reconcile 1.00:00:00");
    }

    [Fact]
    public async Task Open_payment_is_abandoned_when_another_one_was_paid()
    {
        app.Has(APayment.In(PaymentStatus.Paid, APayment.Draft with { Method = MethodCode.Parse("other")!.Value }));
        var open = app.Has(APayment.In(PaymentStatus.Pending));
        app.Crm.Has(AnInvoice.For(open));

        await ReconcileAsync(open);

        app.Saved(open).Entries()[^1].ShouldBe($"payment.abandoned ({Attention.InvoicePaidElsewhere})");
    }

    [Fact]
    public async Task Open_payment_of_an_unchanged_invoice_stays_open()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        app.Crm.Has(AnInvoice.For(payment));

        await ReconcileAsync(payment);

        (app.Payment.Status, app.Payment.AbandonedAt).ShouldBe((PaymentStatus.Pending, null));
        app.Payment.Due(app.Now).ShouldBe(["Reconcile 00:30:00"]);
    }

    private void Change(Payment payment, string change)
    {
        app.Crm.Has(AnInvoice.For(payment));
        if (change == "deleted")
            app.Crm.Invoices.Delete();
        else
            app.Crm.Invoices.Edit(invoice => change switch
            {
                "paid" => invoice with { Status = InvoiceStatus.Paid },
                "partially paid" => invoice with { Status = InvoiceStatus.PartiallyPaid },
                "cancelled" => invoice with { Status = InvoiceStatus.Unmapped, StatusName = "Отменён" },
                "unreadable" => invoice with { BillPrice = 1m },
                _ => AnInvoice.Of(1200m),
            });
    }

    private Task ReconcileAsync(Payment payment) => app.SendAsync(new ReconcilePaymentCommand(payment.Tenant, payment.Id));
}
