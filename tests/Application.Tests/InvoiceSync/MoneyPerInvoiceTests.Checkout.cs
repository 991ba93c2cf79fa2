using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.InvoiceSync;

/// <summary>Clicks on an invoice for which there is money already.</summary>
public sealed partial class MoneyPerInvoiceTests
{
    [Fact]
    public async Task The_rest_is_not_charged_without_money_of_ours()
    {
        app.Crm.Has(AnInvoice.Of(4000m) with { Status = InvoiceStatus.PartiallyPaid });

        var refused = await app.SendAsync(new StartPaymentCommand(AnAccount.Tenant.AccountId, 918273, "card", null));

        refused.Refusal!.Code.ShouldBe("invoice.status.partially_paid");
    }

    [Fact]
    public async Task A_hold_lowers_the_rest()
    {
        app.Has(Paid(1000m, "card"));
        app.Has(APayment.In(PaymentStatus.Authorized, APayment.Draft with { Method = Code("third") }));
        app.Crm.Has(AnInvoice.Of(4000m) with { Status = InvoiceStatus.PartiallyPaid });

        await app.SendAsync(new StartPaymentCommand(AnAccount.Tenant.AccountId, 918273, "other", null));

        app.Database.Payments.Single(payment => payment.Status == PaymentStatus.Pending).Amount.ShouldBe(Money.Rub(2000m));
    }

    [Fact]
    public async Task Money_that_comes_while_a_form_is_being_opened_stops_it()
    {
        app.Crm.Has(AnInvoice.Of(1000m));
        app.Database.BeforeNextSave(() =>
        {
            app.Has(Paid(1000m, "other"));
            return Task.CompletedTask;
        });

        var answer = await app.SendAsync(new StartPaymentCommand(AnAccount.Tenant.AccountId, 918273, "card", null));

        answer.Refusal!.Code.ShouldBe("invoice.paid_here");
        app.Acquirer.Started.ShouldBeEmpty();
        app.Database.Payments.Count(payment => payment.Status == PaymentStatus.Canceled).ShouldBe(1);
    }

    private string[] OpenReasons =>
        [.. app.Database.Attention.Where(item => item.ClosedAt is null).Select(item => item.Reason).Order(StringComparer.Ordinal)];

    private static MethodCode Code(string code) => MethodCode.Parse(code)!.Value;

    private static Payment Paid(decimal amount, string method, int minutes = 0, InvoiceStatus? written = null)
    {
        var payment = APayment.Created(APayment.Draft with { Amount = Money.Rub(amount), Method = Code(method) });
        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { Amount = payment.Amount, At = APayment.Now.AddMinutes(minutes) });
        if (written is { } status)
            payment.SendStatus(status, APayment.Now);
        payment.TakeEvents();
        return payment;
    }

    private void Decide(ExcessPolicy excess, PartialPaymentPolicy partial)
    {
        app.Database.AccountRows.Clear();
        app.Has(AnAccount.Deciding(settings => settings with { Excess = excess, PartialPayments = partial })
            .With(AMethod.Of("card"), AMethod.Of("other"), AMethod.Of("third")));
    }

    private async Task PayAsync(Payment payment)
    {
        app.Acquirer.Set(payment, EvidenceKind.Paid, null);
        await app.SendAsync(new SyncPaymentCommand(payment.Tenant, payment.Id));
    }

    private Task RefundByHandAsync(Payment payment, Money? amount = null) =>
        app.SendAsync(new RefundPaymentCommand(UseCases.Seller, payment.Id, "by-hand", amount, null));

    private async Task RefundElsewhereAsync(Payment payment)
    {
        app.Acquirer.Set(payment, EvidenceKind.PartiallyRefunded);
        await app.SendAsync(new ReconcilePaymentCommand(payment.Tenant, payment.Id));
    }

    private async Task SyncAsync(Payment payment) =>
        (await app.SendAsync(new SyncInvoiceCommand(payment.Tenant, payment.Id))).ShouldBe(new FollowUpOutcome.Done());
}
