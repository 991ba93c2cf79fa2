using System.Globalization;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.InvoiceSync;

/// <summary>Refunds money beyond the invoice's total where the seller chose so; else it needs attention.</summary>
internal sealed class ExcessRefund(ICrmInvoices invoices, InvoiceViews views, OperationExecutor operations)
{
    public async Task<FollowUpOutcome> SettleAsync(Account account, InvoiceId id, CancellationToken cancellationToken)
    {
        if (account.Settings.Excess != ExcessPolicy.Refund)
            return new FollowUpOutcome.Done();
        // Computed again from what is true now: a person may have refunded, or edited the invoice, a moment ago.
        if (await invoices.ReadAsync(account, id, cancellationToken) is not InvoiceReading.Found(var invoice))
            return new FollowUpOutcome.NotYet("the invoice cannot be read");
        var view = await views.OfAsync(account, invoice, cancellationToken);
        foreach (var payment in view.Payments)
        {
            var excess = view.Decision.Balance?.ExcessOf(payment.Id).Amount ?? 0m;
            var amount = payment.NetPaid with { Amount = Math.Min(excess, payment.NetPaid.Amount) };
            if (!amount.IsPositive)
                continue;
            var request = new OperationRequest(OperationKind.Refund, KeyOf(payment), amount, null);
            var result = await operations.RunAsync(payment.Tenant, payment.Id, request, cancellationToken);
            if (result.IsRefused)
                return new FollowUpOutcome.NotYet(result.Refusal.Code);
        }
        return new FollowUpOutcome.Done();
    }

    // However often the work is repeated, what was there before a refund is refunded once.
    private static string KeyOf(Payment payment) =>
        string.Create(CultureInfo.InvariantCulture, $"excess-refund-{payment.Refunded.ToMinorUnits()}");
}
