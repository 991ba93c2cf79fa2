using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Ends an unpaid payment or releases a hold. A paid one is left alone: to this bank Cancel would be a refund.</summary>
internal sealed class TBankCancel(TBankClient client, TBankStatusQuery query)
{
    /// <exception cref="OutageException">The state could not be asked or the cancel not be sent: nothing was changed.</exception>
    public async Task<OperationOutcome> CancelAsync(
        AcquirerReference reference,
        TBankSettings settings,
        CancellationToken cancellationToken
    ) =>
        await query.QueryAsync(reference, settings, cancellationToken) switch
        {
            QueryOutcome.Found { Evidence: { Reference.AcquirerPaymentId: { } id } before }
                when TBankStatuses.CanBeCancelled(before.Status) => await EndAsync(id, before.Reference, settings, cancellationToken),
            QueryOutcome.Found found => new OperationOutcome.Done(found.Evidence),
            QueryOutcome.NotFound => new OperationOutcome.Refused("the bank knows no such order"),
            QueryOutcome.Unknown unknown => throw new OutageException(TBankClient.Name, "GetState", unknown.Reason),
            var other => throw new InvalidOperationException($"Nothing is said of {other.GetType().Name}."),
        };

    private async Task<OperationOutcome> EndAsync(
        string id,
        AcquirerReference reference,
        TBankSettings settings,
        CancellationToken cancellationToken
    )
    {
        var cancel = new JsonObject { ["PaymentId"] = id, ["ExternalRequestId"] = $"cancel-{reference.OrderId}" };
        var answer = await client.CallAsync("Cancel", cancel, settings, cancellationToken);
        // A payment in flight may have won: only the state tells.
        return await query.QueryAsync(reference, settings, cancellationToken) switch
        {
            QueryOutcome.Found { Evidence: var after } when !TBankStatuses.CanBeCancelled(after.Status) => new OperationOutcome.Done(
                after
            ),
            QueryOutcome.Found
                when answer is TBankResponse.Received { Reply: { Success: false } reply }
                    && !TBankErrors.IsTechnical(reply.ErrorCode) => new OperationOutcome.Refused(reply.Reason),
            QueryOutcome.Found found => new OperationOutcome.Unknown($"{found.Evidence.Status} after the cancel"),
            _ => new OperationOutcome.Unknown("its state could not be asked"),
        };
    }
}
