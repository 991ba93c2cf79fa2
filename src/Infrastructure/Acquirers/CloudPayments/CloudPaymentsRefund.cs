using System.Text.Json;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using static CleanAcquiring.Infrastructure.Acquirers.CloudPayments.Wire.CloudPaymentsResponse;

namespace CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

/// <summary>
/// Refunds, each a transaction of its own, marked with our key. By SBP the success of the call says only that it was accepted, so the
/// refund's own state is asked for.
/// </summary>
internal sealed class CloudPaymentsRefund(CloudPaymentsClient client, CloudPaymentsStatusQuery query)
{
    private const string KeyName = "cleanacquiring_refund";

    /// <exception cref="OutageException">Nothing was sent.</exception>
    public async Task<OperationOutcome> RefundAsync(
        AcquirerOperation operation, CloudPaymentsSite site, CancellationToken cancellationToken)
    {
        if (CloudPaymentsStatusQuery.Number(operation.Payment.AcquirerPaymentId) is not { } id)
            return new OperationOutcome.Refused("CloudPayments' number of the payment is not known");
        var data = CloudPaymentsReceipts.Data(operation.Receipt);
        data[KeyName] = operation.Key;
        var body = CloudPaymentsStatusQuery.Transaction(id);
        body["Amount"] = CloudPaymentsReceipts.Sum(operation.Amount);
        body["JsonData"] = data;
        var response = await client.PostAsync("payments/refund", body, operation.Key, site, cancellationToken);
        if (response.Silence is not null)
            return new OperationOutcome.Unknown(response.Reason);
        if (!response.IsSuccess)
            return new OperationOutcome.Refused(response.Reason);
        return response.Model is { } model && Id(model, "TransactionId") is { } refund
            ? await AcceptedAsync(operation with { Id = refund }, site, cancellationToken)
            : new OperationOutcome.InProgress("accepted", null);
    }

    /// <summary>Asks by the refund's number; without one, whether the order's last operation is the refund with our key.</summary>
    /// <exception cref="OutageException">It could not be asked.</exception>
    public async Task<OperationOutcome> QueryAsync(
        AcquirerOperation operation, CloudPaymentsSite site, CancellationToken cancellationToken)
    {
        if (CloudPaymentsStatusQuery.Number(operation.Id) is { } id)
        {
            var response = await client.PostAsync(
                "payments/get", CloudPaymentsStatusQuery.Transaction(id), null, site, cancellationToken);
            return response.Model is { } known ? Outcome(known) : new OperationOutcome.Unknown(response.Reason);
        }
        return operation.Payment.OrderId is { } orderId
            && await query.LastOperationAsync(orderId, site, cancellationToken) is { } last
            && CloudPaymentsStatuses.IsRefund(last) && KeyOf(last) == operation.Key
                ? Outcome(last)
                : new OperationOutcome.Unknown("no such refund");
    }

    private async Task<OperationOutcome> AcceptedAsync(
        AcquirerOperation operation, CloudPaymentsSite site, CancellationToken cancellationToken)
    {
        try
        {
            return await QueryAsync(operation, site, cancellationToken) is var told and not OperationOutcome.Unknown
                ? told
                : new OperationOutcome.InProgress("accepted", operation.Id);
        }
        catch (OutageException)
        {
            // It is accepted: its end is asked for later.
            return new OperationOutcome.InProgress("accepted", operation.Id);
        }
    }

    // An unmapped state is on its way, never a refusal.
    private static OperationOutcome Outcome(JsonElement refund) => Text(refund, "Status") switch
    {
        CloudPaymentsStatuses.Completed => new OperationOutcome.Done(null),
        CloudPaymentsStatuses.Declined => new OperationOutcome.Refused(
            $"{CloudPaymentsStatuses.Declined} {Text(refund, "ReasonCode")} {Text(refund, "Reason")}".Trim()),
        var status => new OperationOutcome.InProgress(status ?? "accepted", Id(refund, "TransactionId")),
    };

    // The data comes back as an object, or as a text of JSON.
    private static string? KeyOf(JsonElement refund)
    {
        if (!refund.TryGetProperty("JsonData", out var data))
            return null;
        if (data.ValueKind != JsonValueKind.String)
            return Text(data, KeyName);
        try
        {
            using var document = JsonDocument.Parse(data.GetString()!);
            return Text(document.RootElement, KeyName);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
