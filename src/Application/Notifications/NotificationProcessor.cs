using System.Diagnostics;
using System.Globalization;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Notifications;

/// <summary>Applies a notification to its payment, as far as its reading is verified. Saves nothing.</summary>
internal sealed class NotificationProcessor(IPayments payments, IAttention attention, RejectionShare share, TimeProvider time)
{
    public async Task<ProcessingResult> ProcessAsync(
        TenantKey tenant,
        PaymentMethod method,
        VersionedReading read,
        CancellationToken cancellationToken
    )
    {
        if (read.Reading is not NotificationReading.Rejected)
            await share.AcceptedAsync(tenant, method.Code, cancellationToken);
        return read.Reading switch
        {
            NotificationReading.Verified verified => await ApplyAsync(tenant, method, read, verified.Evidence, cancellationToken),
            NotificationReading.Unverified unverified => await QueryAsync(tenant, read, unverified.Reference, cancellationToken),
            NotificationReading.ApprovalRequested asked => await ApproveAsync(tenant, method, read, asked, cancellationToken),
            NotificationReading.ReceiptFailed failed => await RaiseAsync(tenant, method, read, failed, cancellationToken),
            NotificationReading.Rejected rejected => await RejectAsync(tenant, method, rejected, cancellationToken),
            NotificationReading.Ignored ignored => new ProcessingResult("ignored", ignored.Reason),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<ProcessingResult> ApplyAsync(
        TenantKey tenant,
        PaymentMethod method,
        VersionedReading read,
        Evidence evidence,
        CancellationToken cancellationToken
    )
    {
        var siblings = await payments.ForInvoiceOfAsync(tenant, read.Acquirer, evidence.Reference, cancellationToken);
        if (NamedBy(evidence.Reference, siblings) is not { } payment)
        {
            var detail = Figures.Write(
                (Figures.Order, NameOf(evidence.Reference)), (Figures.Said, evidence.Status), (Figures.Named, evidence.Amount));
            await attention.OpenAsync(tenant, Attention.UnknownOrder, method.Code.Value, detail, cancellationToken);
            return new ProcessingResult(ProcessingResult.UnknownOrder, evidence.Status);
        }
        if (!IsEvidence(payment, method, read.Version))
            return Ask(payment);
        var before = payment.Status;
        var applied = payment.Apply(evidence, SiblingPayments.Of(payment, siblings), time.GetUtcNow());
        return new ProcessingResult(applied ? "applied" : ProcessingResult.Mismatch, evidence.Status)
        {
            Payment = payment,
            Before = before,
        };
    }

    // A seller whose secret is wrong sees here why his payments stay open.
    private async Task<ProcessingResult> RejectAsync(
        TenantKey tenant, PaymentMethod method, NotificationReading.Rejected rejected, CancellationToken cancellationToken)
    {
        await attention.OpenAsync(tenant, Attention.Rejected, method.Code.Value, rejected.Reason, cancellationToken);
        await share.RejectedAsync(tenant, method.Code, rejected.Reason, cancellationToken);
        return new ProcessingResult(ProcessingResult.Rejected, rejected.Reason);
    }

    private async Task<ProcessingResult> RaiseAsync(
        TenantKey tenant,
        PaymentMethod method,
        VersionedReading read,
        NotificationReading.ReceiptFailed failed,
        CancellationToken cancellationToken
    )
    {
        var siblings = await payments.ForInvoiceOfAsync(tenant, read.Acquirer, failed.Reference, cancellationToken);
        if (NamedBy(failed.Reference, siblings) is not { } payment)
        {
            var detail = Figures.Write((Figures.Order, NameOf(failed.Reference)), (Figures.Words, failed.Reason));
            await attention.OpenAsync(tenant, Attention.UnknownOrder, method.Code.Value, detail, cancellationToken);
            return new ProcessingResult(ProcessingResult.UnknownOrder, failed.Reason);
        }
        payment.RaiseOnce(Attention.ReceiptFailed, time.GetUtcNow(), failed.Reason);
        return new ProcessingResult("receipt_failed", failed.Reason) { Payment = payment, Before = payment.Status };
    }

    private async Task<ProcessingResult> ApproveAsync(
        TenantKey tenant,
        PaymentMethod method,
        VersionedReading read,
        NotificationReading.ApprovalRequested asked,
        CancellationToken cancellationToken
    )
    {
        var siblings = await payments.ForInvoiceOfAsync(tenant, read.Acquirer, asked.Reference, cancellationToken);
        var payment = NamedBy(asked.Reference, siblings);
        var approval = payment is null || !IsEvidence(payment, method, read.Version) ? Approval.UnknownOrder
            : asked.Objection is not null ? Approval.NotPayable
            : ApprovalDecision.Of(payment, siblings, asked.Amount, time.GetUtcNow());
        return new ProcessingResult(
            approval == Approval.Granted ? "approved" : "not_approved", $"{approval} {asked.Amount} {asked.Objection}".TrimEnd())
        {
            Approval = approval, Payment = payment, Before = payment?.Status,
        };
    }

    // A secret that was replaced before the payment was opened, or another shop's, proves nothing about it. An acquirer may send the
    // notifications of several methods to one address: there the present secret counts.
    private static bool IsEvidence(Payment payment, PaymentMethod method, int signed) =>
        payment.Method == method.Code ? method.IsEvidence(signed, payment.CredentialVersion) : signed == method.Current.Number;

    private async Task<ProcessingResult> QueryAsync(
        TenantKey tenant,
        VersionedReading read,
        AcquirerReference reference,
        CancellationToken cancellationToken
    )
    {
        var siblings = await payments.ForInvoiceOfAsync(tenant, read.Acquirer, reference, cancellationToken);
        return NamedBy(reference, siblings) is { } payment
            ? Ask(payment)
            : new ProcessingResult(ProcessingResult.UnknownOrder, null);
    }

    // The acquirer's id may belong to another payment of ours: that is a mismatch, which the payment itself finds.
    private static Payment? NamedBy(AcquirerReference reference, IReadOnlyList<Payment> siblings) => siblings.FirstOrDefault(sibling =>
        reference.OrderId is { } id ? sibling.OrderId == id
        : reference.OrderNumber is { } number ? sibling.OrderNumber == number
        : reference.AcquirerPaymentId is { } theirs ? sibling.AcquirerPaymentId == theirs
        : reference.AcquirerTransactionId is { } transaction && sibling.AcquirerTransactionId == transaction);

    private static string NameOf(AcquirerReference reference) =>
        reference.OrderId
        ?? reference.OrderNumber?.ToString(CultureInfo.InvariantCulture)
        ?? reference.AcquirerPaymentId
        ?? reference.AcquirerTransactionId
        ?? "";

    private ProcessingResult Ask(Payment payment)
    {
        payment.Schedule(FollowUpKind.SyncPayment, time.GetUtcNow());
        return new ProcessingResult("unverified", null) { Payment = payment, Before = payment.Status };
    }
}
