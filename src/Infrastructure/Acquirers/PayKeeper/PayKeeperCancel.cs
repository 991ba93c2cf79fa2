using System.Diagnostics;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.PayKeeper;

/// <summary>Withdraws an unpaid invoice. A paid one is left alone: this call never gives money back.</summary>
internal sealed class PayKeeperCancel(PayKeeperClient client, PayKeeperStatusQuery query)
{
    /// <exception cref="OutageException">The state is not known or nothing was sent: nothing was changed.</exception>
    public async Task<OperationOutcome> CancelAsync(
        AcquirerReference reference, PayKeeperShop shop, CancellationToken cancellationToken) =>
        await query.QueryAsync(reference, shop, cancellationToken) switch
        {
            QueryOutcome.Found { Evidence: { Kind: EvidenceKind.Pending, Reference.AcquirerPaymentId: { } id } before } =>
                await RevokeAsync(id, before, shop, cancellationToken),
            QueryOutcome.Found found => new OperationOutcome.Done(found.Evidence),
            QueryOutcome.NotFound => new OperationOutcome.Refused("PayKeeper knows no such invoice"),
            QueryOutcome.Unknown unknown => throw new OutageException(PayKeeperClient.Name, "invoice", unknown.Reason),
            _ => throw new UnreachableException(),
        };

    private async Task<OperationOutcome> RevokeAsync(
        string id, Evidence before, PayKeeperShop shop, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = id };
        var response = await client.PostAsync("change/invoice/revoke/", "revoke", fields, shop, cancellationToken);
        if (response.Silence is { } silence)
            return new OperationOutcome.Unknown(silence);
        if (response.IsDone)
            return new OperationOutcome.Done(before with { Kind = EvidenceKind.Canceled, Status = "revoked" });
        // The buyer may have been first.
        return await query.QueryAsync(before.Reference, shop, cancellationToken) is QueryOutcome.Found { Evidence: var after }
            && after.Kind != EvidenceKind.Pending
                ? new OperationOutcome.Done(after)
                : new OperationOutcome.Refused(response.Reason);
    }
}
