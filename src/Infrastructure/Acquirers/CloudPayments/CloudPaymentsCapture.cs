using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

/// <summary>Takes a hold, whole or in part, or releases it.</summary>
internal sealed class CloudPaymentsCapture(CloudPaymentsClient client, CloudPaymentsStatusQuery query)
{
    /// <exception cref="OutageException">Nothing was sent.</exception>
    public Task<OperationOutcome> CaptureAsync(AcquirerOperation operation, CloudPaymentsSite site, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["Amount"] = CloudPaymentsReceipts.Sum(operation.Amount) };
        if (operation.Receipt is not null)
            body["JsonData"] = CloudPaymentsReceipts.Data(operation.Receipt);
        var captured = new Evidence(
            EvidenceKind.Paid, operation.Payment, operation.Amount, EvidenceSource.Query, CloudPaymentsStatuses.Completed);
        return SendAsync("payments/confirm", body, captured, operation, site, cancellationToken);
    }

    /// <exception cref="OutageException">Nothing was sent.</exception>
    public Task<OperationOutcome> VoidAsync(AcquirerOperation operation, CloudPaymentsSite site, CancellationToken cancellationToken) =>
        SendAsync(
            "payments/void",
            [],
            new Evidence(EvidenceKind.Canceled, operation.Payment, null, EvidenceSource.Query, "Cancelled"),
            operation,
            site,
            cancellationToken);

    // The answer to a success has no model: it says that the call was executed.
    private async Task<OperationOutcome> SendAsync(
        string path,
        JsonObject body,
        Evidence wanted,
        AcquirerOperation operation,
        CloudPaymentsSite site,
        CancellationToken cancellationToken)
    {
        if (CloudPaymentsStatusQuery.Number(operation.Payment.AcquirerPaymentId) is not { } id)
            return new OperationOutcome.Refused("CloudPayments' number of the payment is not known");
        body["TransactionId"] = id;
        var response = await client.PostAsync(path, body, operation.Key, site, cancellationToken);
        if (response.IsSuccess)
            return new OperationOutcome.Done(wanted);
        if (response.Silence is not null)
            return new OperationOutcome.Unknown(response.Reason);
        // Done before, perhaps: the state tells, not the words.
        return await query.QueryAsync(operation.Payment, site, cancellationToken) is QueryOutcome.Found { Evidence: var now }
            && now.Kind == wanted.Kind && (wanted.Amount is null || now.Amount == wanted.Amount)
                ? new OperationOutcome.Done(now)
                : new OperationOutcome.Refused(response.Reason);
    }
}
