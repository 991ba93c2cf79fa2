using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.InvoiceSync;

/// <summary>Refunds money beyond the invoice's total where the seller chose so; else it needs attention.</summary>
internal sealed class ExcessRefund(OperationExecutor operations)
{
    // One key for a payment: however often the work is repeated, it is refunded once.
    private const string Key = "excess-refund";

    public async Task<FollowUpOutcome> SettleAsync(Payment payment, Account account, CancellationToken cancellationToken)
    {
        if (account.Settings.Excess != ExcessPolicy.Refund || payment.Attention != Attention.PaidTwice || payment.Refunded.IsPositive)
            return new FollowUpOutcome.Done();
        var result = await operations.RunAsync(
            payment.Tenant,
            payment.Id,
            new OperationRequest(OperationKind.Refund, Key, null, null),
            cancellationToken
        );
        return result.IsRefused ? new FollowUpOutcome.NotYet(result.Refusal.Code) : new FollowUpOutcome.Done();
    }
}
