using System.Diagnostics;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>
/// Releases a hold by <c>reverse</c>, ends an unpaid order by <c>decline</c>. A paid one is left alone: within the bank's window
/// <c>reverse</c> would give captured money back.
/// </summary>
internal sealed class RbsCancel(RbsClient client, RbsStatusQuery query)
{
    /// <exception cref="OutageException">The state is not known or the cancel was not sent: nothing was changed.</exception>
    public async Task<OperationOutcome> CancelAsync(AcquirerReference reference, RbsShop shop, CancellationToken cancellationToken) =>
        await query.QueryAsync(reference, shop, cancellationToken) switch
        {
            QueryOutcome.Found { Evidence: var before } when CallFor(before) is { } call =>
                await EndAsync(call, before.Reference, shop, cancellationToken),
            QueryOutcome.Found found => new OperationOutcome.Done(found.Evidence),
            QueryOutcome.NotFound => new OperationOutcome.Refused("the bank knows no such order"),
            QueryOutcome.Unknown unknown => throw new OutageException(client.Bank, RbsCalls.Status, unknown.Reason),
            _ => throw new UnreachableException(),
        };

    private static string? CallFor(Evidence before) =>
        RbsStatuses.IsHold(before) ? RbsCalls.Reverse
        : before.Kind == EvidenceKind.Pending ? RbsCalls.Decline
        : null;

    private async Task<OperationOutcome> EndAsync(
        string call, AcquirerReference reference, RbsShop shop, CancellationToken cancellationToken)
    {
        var order = reference.AcquirerPaymentId is { } id
            ? new JsonObject { ["orderId"] = id }
            : new JsonObject { ["orderNumber"] = reference.OrderId };
        var response = await client.CallAsync(call, order, shop, cancellationToken);
        // A payment in flight may have won: only the state tells.
        return await query.QueryAsync(reference, shop, cancellationToken) switch
        {
            QueryOutcome.Found { Evidence: var after } when CallFor(after) is null => new OperationOutcome.Done(after),
            QueryOutcome.Found when response.IsRefused && !RbsErrors.IsUncertain(response.ErrorCode) =>
                new OperationOutcome.Refused(response.Reason),
            QueryOutcome.Found found => new OperationOutcome.Unknown($"{found.Evidence.Status} after the cancel"),
            _ => new OperationOutcome.Unknown("its state could not be asked"),
        };
    }
}
