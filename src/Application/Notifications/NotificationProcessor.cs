using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Notifications;

/// <summary>
/// What a notification is worth: believed as far as it verified itself, applied to the payment that it is about. Nothing is
/// saved here.
/// </summary>
internal sealed class NotificationProcessor(IPayments payments, TimeProvider time)
{
    public async Task<ProcessingResult> ProcessAsync(
        TenantKey tenant,
        PaymentMethod method,
        NotificationReading verdict,
        CancellationToken cancellationToken
    ) =>
        verdict switch
        {
            NotificationReading.Verified verified => await ApplyAsync(tenant, method, verified.Evidence, cancellationToken),
            NotificationReading.Unverified unverified => await QueryAsync(tenant, method, unverified.Reference, cancellationToken),
            NotificationReading.Rejected forged => new ProcessingResult("rejected", forged.Reason),
            NotificationReading.Ignored ignored => new ProcessingResult("ignored", ignored.Reason),
            var other => throw new InvalidOperationException($"Nothing is said of {other.GetType().Name}."),
        };

    private async Task<ProcessingResult> ApplyAsync(
        TenantKey tenant,
        PaymentMethod method,
        Evidence evidence,
        CancellationToken cancellationToken
    )
    {
        var attempts = await payments.ForInvoiceOfOrderAsync(tenant, method.Acquirer, evidence.Reference.OrderId, cancellationToken);
        if (attempts.FirstOrDefault(attempt => attempt.OrderId == evidence.Reference.OrderId) is not { } payment)
            return new ProcessingResult(ProcessingResult.UnknownOrder, evidence.Status);
        var before = payment.Status;
        var applied = payment.Apply(evidence, SiblingPayments.Of(payment, attempts), time.GetUtcNow());
        return new ProcessingResult(applied ? "applied" : ProcessingResult.Mismatch, evidence.Status)
        {
            Payment = payment,
            Before = before,
        };
    }

    private async Task<ProcessingResult> QueryAsync(
        TenantKey tenant,
        PaymentMethod method,
        AcquirerReference reference,
        CancellationToken cancellationToken
    )
    {
        var attempts = await payments.ForInvoiceOfOrderAsync(tenant, method.Acquirer, reference.OrderId, cancellationToken);
        if (attempts.FirstOrDefault(attempt => attempt.OrderId == reference.OrderId) is not { } payment)
            return new ProcessingResult(ProcessingResult.UnknownOrder, null);
        payment.Schedule(FollowUpKind.SyncPayment, time.GetUtcNow());
        return new ProcessingResult("unverified", null) { Payment = payment, Before = payment.Status };
    }
}

/// <summary>What became of a notification.</summary>
/// <param name="Verdict">A stable word: <c>applied</c>, <c>unverified</c>, <c>rejected</c>, <c>ignored</c>,
/// <c>unknown_order</c>, <c>mismatch</c>.</param>
/// <param name="Detail">For the desk; never a secret.</param>
public sealed record ProcessingResult(string Verdict, string? Detail)
{
    /// <summary>Signed for an order that nobody here made.</summary>
    public const string UnknownOrder = "unknown_order";

    /// <summary>About another payment or sum than ours.</summary>
    public const string Mismatch = "mismatch";

    /// <summary>About which, where it is about one of ours.</summary>
    public Payment? Payment { get; init; }

    /// <summary>What it was before.</summary>
    public PaymentStatus? Before { get; init; }
}
