using System.Diagnostics;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Notifications;

/// <summary>Applies a notification to its payment, as far as its reading is verified. Saves nothing.</summary>
internal sealed class NotificationProcessor(IPayments payments, IAttention attention, TimeProvider time)
{
    public async Task<ProcessingResult> ProcessAsync(
        TenantKey tenant,
        PaymentMethod method,
        NotificationReading reading,
        CancellationToken cancellationToken
    ) =>
        reading switch
        {
            NotificationReading.Verified verified => await ApplyAsync(tenant, method, verified.Evidence, cancellationToken),
            NotificationReading.Unverified unverified => await QueryAsync(tenant, method, unverified.Reference, cancellationToken),
            NotificationReading.ReceiptFailed failed => await RaiseAsync(tenant, method, failed, cancellationToken),
            NotificationReading.Rejected rejected => new ProcessingResult("rejected", rejected.Reason),
            NotificationReading.Ignored ignored => new ProcessingResult("ignored", ignored.Reason),
            _ => throw new UnreachableException(),
        };

    private async Task<ProcessingResult> ApplyAsync(
        TenantKey tenant,
        PaymentMethod method,
        Evidence evidence,
        CancellationToken cancellationToken
    )
    {
        var siblings = await payments.ForInvoiceOfOrderAsync(tenant, method.Acquirer, evidence.Reference.OrderId, cancellationToken);
        if (siblings.FirstOrDefault(sibling => sibling.OrderId == evidence.Reference.OrderId) is not { } payment)
        {
            var detail = $"{evidence.Reference.OrderId}: {evidence.Status}, {evidence.Amount}";
            await attention.OpenAsync(tenant, Attention.UnknownOrder, method.Code.Value, detail, cancellationToken);
            return new ProcessingResult(ProcessingResult.UnknownOrder, evidence.Status);
        }
        var before = payment.Status;
        var applied = payment.Apply(evidence, SiblingPayments.Of(payment, siblings), time.GetUtcNow());
        return new ProcessingResult(applied ? "applied" : ProcessingResult.Mismatch, evidence.Status)
        {
            Payment = payment,
            Before = before,
        };
    }

    private async Task<ProcessingResult> RaiseAsync(
        TenantKey tenant,
        PaymentMethod method,
        NotificationReading.ReceiptFailed failed,
        CancellationToken cancellationToken
    )
    {
        var siblings = await payments.ForInvoiceOfOrderAsync(tenant, method.Acquirer, failed.Reference.OrderId, cancellationToken);
        if (siblings.FirstOrDefault(sibling => sibling.OrderId == failed.Reference.OrderId) is not { } payment)
        {
            var detail = $"{failed.Reference.OrderId}: {failed.Reason}";
            await attention.OpenAsync(tenant, Attention.UnknownOrder, method.Code.Value, detail, cancellationToken);
            return new ProcessingResult(ProcessingResult.UnknownOrder, failed.Reason);
        }
        payment.RaiseOnce(Attention.ReceiptFailed, time.GetUtcNow(), failed.Reason);
        return new ProcessingResult("receipt_failed", failed.Reason) { Payment = payment, Before = payment.Status };
    }

    private async Task<ProcessingResult> QueryAsync(
        TenantKey tenant,
        PaymentMethod method,
        AcquirerReference reference,
        CancellationToken cancellationToken
    )
    {
        var siblings = await payments.ForInvoiceOfOrderAsync(tenant, method.Acquirer, reference.OrderId, cancellationToken);
        if (siblings.FirstOrDefault(sibling => sibling.OrderId == reference.OrderId) is not { } payment)
            return new ProcessingResult(ProcessingResult.UnknownOrder, null);
        payment.Schedule(FollowUpKind.SyncPayment, time.GetUtcNow());
        return new ProcessingResult("unverified", null) { Payment = payment, Before = payment.Status };
    }
}

/// <summary>The result of processing a notification.</summary>
/// <param name="Verdict">A stable code: <c>applied</c>, <c>unverified</c>, <c>rejected</c>, <c>ignored</c>,
/// <c>receipt_failed</c>, <c>unknown_order</c>, <c>mismatch</c>.</param>
/// <param name="Detail">For the seller; never a secret.</param>
public sealed record ProcessingResult(string Verdict, string? Detail)
{
    /// <summary>Signed for an unknown order.</summary>
    public const string UnknownOrder = "unknown_order";

    /// <summary>About another payment or sum than ours.</summary>
    public const string Mismatch = "mismatch";

    /// <summary>The payment, where it is about one of ours.</summary>
    public Payment? Payment { get; init; }

    /// <summary>The status before.</summary>
    public PaymentStatus? Before { get; init; }
}
