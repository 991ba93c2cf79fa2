using System.Diagnostics;
using System.Text.Json;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

/// <summary>Takes a hold, as a whole: the bank takes no part and releases none.</summary>
internal sealed class TochkaCapture(TochkaClient client, TochkaStatusQuery query)
{
    /// <exception cref="OutageException">The state is not known or the capture was not sent: nothing was changed.</exception>
    public async Task<OperationOutcome> CaptureAsync(AcquirerOperation operation, TochkaShop shop, CancellationToken cancellationToken) =>
        await query.QueryAsync(operation.Payment, shop, cancellationToken) switch
        {
            QueryOutcome.Found { Evidence: { Kind: EvidenceKind.Authorized, Reference.AcquirerPaymentId: { } id } hold } =>
                hold.Amount == operation.Amount
                    ? await SendAsync(id, hold.Reference, shop, cancellationToken)
                    : new OperationOutcome.Refused($"the bank captures the whole hold only: {hold.Amount}"),
            QueryOutcome.Found found => new OperationOutcome.Done(found.Evidence),
            QueryOutcome.NotFound => new OperationOutcome.Refused("the bank knows no such payment"),
            QueryOutcome.Unknown unknown => throw new OutageException(TochkaClient.Name, "get", unknown.Reason),
            _ => throw new UnreachableException(),
        };

    // The answer says yes or no and nothing of the state, which alone is evidence.
    private async Task<OperationOutcome> SendAsync(
        string id, AcquirerReference reference, TochkaShop shop, CancellationToken cancellationToken)
    {
        var response = await client.OperateAsync(id, "capture", null, shop, cancellationToken);
        var isRefused = response.Silence is null
            && !(response.IsSuccess && response.Data.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.True);
        return await query.QueryAsync(reference, shop, cancellationToken) switch
        {
            QueryOutcome.Found { Evidence: { Kind: not EvidenceKind.Authorized } after } => new OperationOutcome.Done(after),
            QueryOutcome.Found when isRefused => new OperationOutcome.Refused(response.IsSuccess ? "result: false" : response.Reason),
            QueryOutcome.Found found => new OperationOutcome.Unknown($"{found.Evidence.Status} after the capture"),
            _ => new OperationOutcome.Unknown("its state could not be asked"),
        };
    }
}
