using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>Refunds. The answer names no sum, so the status before and after tells what went back.</summary>
internal sealed class RbsRefund(RbsClient client, RbsStatusQuery query)
{
    private const int LongestId = 32;

    /// <exception cref="OutageException">The state is not known or the refund was not sent: nothing was changed.</exception>
    public async Task<OperationOutcome> RefundAsync(
        AcquirerOperation operation, RbsSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Register.Lacks(operation.Receipt) is { } reason)
            return new OperationOutcome.Refused(reason);
        return await query.QueryAsync(operation.Payment, settings.Shop, cancellationToken) switch
        {
            // The gateway's code for it is the one of its own failures as well.
            QueryOutcome.Found { Evidence: { Kind: EvidenceKind.Paid or EvidenceKind.PartiallyRefunded, Amount: { } paid } told }
                when operation.Amount.Amount > paid.Amount - (told.Refunded?.Amount ?? 0m) =>
                new OperationOutcome.Refused("more than is left of the payment") { Evidence = NewsOf(told) },
            QueryOutcome.Found
            {
                Evidence: { Kind: EvidenceKind.Paid or EvidenceKind.PartiallyRefunded, Reference.AcquirerPaymentId: not null } before
            } => await SendAsync(before, operation, settings, cancellationToken),
            QueryOutcome.Found { Evidence: { Kind: EvidenceKind.Refunded } all } =>
                new OperationOutcome.Refused("all of it went back before") { Evidence = all },
            QueryOutcome.Found found => new OperationOutcome.Refused($"nothing to refund: {found.Evidence.Status}"),
            QueryOutcome.NotFound => new OperationOutcome.Refused("the bank knows no such order"),
            QueryOutcome.Unknown unknown => throw new OutageException(client.Bank, RbsCalls.Status, unknown.Reason),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Asks for a refund, which the gateway may list under the id that we gave it.</summary>
    /// <exception cref="OutageException">It could not be asked.</exception>
    public async Task<OperationOutcome> QueryAsync(AcquirerOperation operation, RbsShop shop, CancellationToken cancellationToken)
    {
        var (outcome, order) = await query.AskAsync(operation.Payment, shop, cancellationToken);
        return outcome switch
        {
            QueryOutcome.Found { Evidence: var now } when Shows(order, now, operation) => new OperationOutcome.Done(now),
            // The gateway accepted it and shows none at all: on its way to the payer's bank.
            QueryOutcome.Found { Evidence: { Kind: EvidenceKind.Paid } now } when operation.Id is { } id =>
                new OperationOutcome.InProgress(now.Status, id),
            QueryOutcome.Unknown { RetryAfter: { } wait } later =>
                throw new OutageException(client.Bank, RbsCalls.Status, later.Reason, wait),
            QueryOutcome.Unknown unknown => throw new OutageException(client.Bank, RbsCalls.Status, unknown.Reason),
            _ => new OperationOutcome.Unknown("the bank shows no such refund"),
        };
    }

    /// <summary>Our id of a refund at the gateway: 32 characters at most, the same for the same operation.</summary>
    internal static string IdOf(string key) =>
        key.Length <= LongestId ? key : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..LongestId];

    private async Task<OperationOutcome> SendAsync(
        Evidence before, AcquirerOperation operation, RbsSettings settings, CancellationToken cancellationToken)
    {
        var refundId = IdOf(operation.Key);
        var response = await client.CallAsync(RbsCalls.Refund, Refund(before, operation, settings), settings.Shop, cancellationToken);
        if (response.Silence is not null)
            return new OperationOutcome.Unknown(response.Reason) { Evidence = NewsOf(before) };
        if (response.IsRefused && !RbsErrors.IsUncertain(response.ErrorCode))
            return new OperationOutcome.Refused(response.Reason) { Evidence = NewsOf(before) };
        var (outcome, order) = await query.AskAsync(before.Reference, settings.Shop, cancellationToken);
        if (outcome is QueryOutcome.Found { Evidence: var now } && (HasGrown(before, now) || Shows(order, now, operation)))
            return new OperationOutcome.Done(now);
        return response.IsAccepted
            ? new OperationOutcome.InProgress("accepted", refundId)
            : new OperationOutcome.Unknown(response.Reason) { Evidence = NewsOf(before) };
    }

    private static JsonObject Refund(Evidence before, AcquirerOperation operation, RbsSettings settings)
    {
        var refund = new JsonObject
        {
            ["orderId"] = before.Reference.AcquirerPaymentId,
            // Zero would mean all of it.
            ["amount"] = operation.Amount.ToMinorUnits(),
        };
        if (settings.Shop.Endpoint.Dialect == RbsDialect.Json)
            refund["jsonParams"] = new JsonObject { ["externalRefundId"] = IdOf(operation.Key) };
        else
            refund["externalRefundId"] = IdOf(operation.Key);
        RbsReceipts.AddPart(refund, operation.Receipt, settings, isRefund: true);
        return refund;
    }

    private static bool Shows(JsonElement order, Evidence now, AcquirerOperation operation) =>
        now.Kind is EvidenceKind.Refunded or EvidenceKind.PartiallyRefunded && RbsStatuses.ShowsRefund(order, IdOf(operation.Key));

    private static bool HasGrown(Evidence before, Evidence now) =>
        now.Kind == EvidenceKind.Refunded
        || now.Kind == EvidenceKind.PartiallyRefunded
            && (before.Kind == EvidenceKind.Paid || (now.Refunded?.Amount ?? 0m) > (before.Refunded?.Amount ?? 0m));

    // A part that was refunded before ours: by us, or in the bank's cabinet.
    private static Evidence? NewsOf(Evidence before) =>
        before.Kind == EvidenceKind.PartiallyRefunded ? before with { PrecedesOperation = true } : null;
}
