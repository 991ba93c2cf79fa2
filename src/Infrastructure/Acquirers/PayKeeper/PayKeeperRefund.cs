using System.Diagnostics;
using System.Text.Json;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Infrastructure.Acquirers.PayKeeper.Wire.PayKeeperResponse;

namespace CleanAcquiring.Infrastructure.Acquirers.PayKeeper;

/// <summary>
/// Refunds. There is no key that would make a refund once, so the list of refunds is read before: the new one in it is ours.
/// </summary>
internal sealed class PayKeeperRefund(PayKeeperClient client, PayKeeperStatusQuery query)
{
    /// <exception cref="OutageException">The state is not known or nothing was sent: nothing was changed.</exception>
    public async Task<OperationOutcome> RefundAsync(
        AcquirerOperation operation, PayKeeperShop shop, CancellationToken cancellationToken)
    {
        var finding = await query.FindAsync(operation.Payment, shop, cancellationToken);
        return finding.Outcome switch
        {
            QueryOutcome.Found
            {
                Evidence: { Kind: EvidenceKind.Paid or EvidenceKind.PartiallyRefunded, IsRefundPending: false } before
            } => await SendAsync(operation, before, finding.PaymentId!, shop, cancellationToken),
            QueryOutcome.Found { Evidence: { Kind: EvidenceKind.Refunded } all } =>
                new OperationOutcome.Refused("all of it went back before") { Evidence = all },
            QueryOutcome.Found found => new OperationOutcome.Refused($"nothing to refund: {found.Evidence.Status}"),
            QueryOutcome.NotFound => new OperationOutcome.Refused("PayKeeper knows no such invoice"),
            QueryOutcome.Unknown unknown => throw new OutageException(PayKeeperClient.Name, "invoice", unknown.Reason),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Asks by the id of the refund; without one the payment's own refunded total decides.</summary>
    /// <exception cref="OutageException">It could not be asked.</exception>
    public async Task<OperationOutcome> QueryAsync(
        AcquirerOperation operation, PayKeeperShop shop, CancellationToken cancellationToken)
    {
        if (operation.Id is not { } id)
            return new OperationOutcome.Unknown("its id was never told");
        if ((await query.FindAsync(operation.Payment, shop, cancellationToken)).PaymentId is not { } paymentId)
            return new OperationOutcome.Unknown("its payment could not be asked about");
        return await ListAsync(paymentId, shop, cancellationToken) is { } list
            && list.Where(row => Text(row, "id") == id).Cast<JsonElement?>().FirstOrDefault() is { } refund
                ? await OutcomeAsync(refund, operation.Payment, shop, cancellationToken)
                : new OperationOutcome.Unknown("no such refund");
    }

    private async Task<OperationOutcome> SendAsync(
        AcquirerOperation operation, Evidence before, string paymentId, PayKeeperShop shop, CancellationToken cancellationToken)
    {
        if (operation.Amount.Amount > before.Amount!.Value.Amount - (before.Refunded?.Amount ?? 0m))
            return new OperationOutcome.Refused("more than is left of the payment") { Evidence = NewsOf(before) };
        if (await ListAsync(paymentId, shop, cancellationToken) is not { } earlier)
            throw new OutageException(PayKeeperClient.Name, "refunds", "the refunds of the payment are not shown");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = paymentId,
            ["amount"] = PayKeeperReceipts.Sum(operation.Amount),
            ["partial"] = operation.Amount == before.Amount && before.Refunded is null ? "false" : "true",
        };
        // The receipt of a whole refund is made of the payment's own.
        if (operation.Receipt is { } receipt)
            fields["refund_cart"] = PayKeeperReceipts.Write(PayKeeperReceipts.Cart(receipt));
        var response = await client.PostAsync("change/payment/reverse/", "reverse", fields, shop, cancellationToken);
        if (response.Refusal is { } refusal)
            return new OperationOutcome.Refused(refusal) { Evidence = NewsOf(before) };
        if (!response.IsDone)
            return new OperationOutcome.Unknown(response.Reason) { Evidence = NewsOf(before) };
        return await OursAsync(operation, paymentId, earlier, shop, cancellationToken) is { } ours
            ? await OutcomeAsync(ours, operation.Payment, shop, cancellationToken)
            : new OperationOutcome.InProgress("accepted", null);
    }

    // Null where it cannot be told. The refund was accepted: an outage now must not say that nothing was sent.
    private async Task<JsonElement?> OursAsync(
        AcquirerOperation operation,
        string paymentId,
        IReadOnlyList<JsonElement> earlier,
        PayKeeperShop shop,
        CancellationToken cancellationToken)
    {
        try
        {
            var known = earlier.Select(row => Text(row, "id")).ToHashSet(StringComparer.Ordinal);
            var later = await ListAsync(paymentId, shop, cancellationToken) ?? [];
            return later.Where(row => !known.Contains(Text(row, "id")) && Roubles(row, "amount") == operation.Amount).ToList() is [var ours]
                ? ours
                : null;
        }
        catch (OutageException)
        {
            return null;
        }
    }

    private async Task<OperationOutcome> OutcomeAsync(
        JsonElement refund, AcquirerReference payment, PayKeeperShop shop, CancellationToken cancellationToken) =>
        Text(refund, "status") switch
        {
            "done" => new OperationOutcome.Done(await AfterAsync(payment, shop, cancellationToken)),
            "failed" => new OperationOutcome.Refused("PayKeeper says that the refund failed"),
            var status => new OperationOutcome.InProgress(status ?? "accepted", Text(refund, "id")),
        };

    // The payment's own total tells of refunds in the merchant profile as well; the refund is done without it.
    private async Task<Evidence?> AfterAsync(AcquirerReference payment, PayKeeperShop shop, CancellationToken cancellationToken) =>
        await query.QueryAsync(payment, shop, cancellationToken) is QueryOutcome.Found
        {
            Evidence: { Kind: EvidenceKind.Refunded or EvidenceKind.PartiallyRefunded } evidence
        }
            ? evidence
            : null;

    // Null where the list cannot be read.
    private async Task<IReadOnlyList<JsonElement>?> ListAsync(string paymentId, PayKeeperShop shop, CancellationToken cancellationToken)
    {
        var path = $"info/refunds/bypaymentid/?id={Uri.EscapeDataString(paymentId)}";
        var response = await client.GetAsync(path, "refunds", shop, cancellationToken);
        return response.IsSuccess ? response.Rows : response.IsNotFound ? [] : null;
    }

    // A part that was refunded before ours: by us, or in the merchant profile.
    private static Evidence? NewsOf(Evidence before) =>
        before.Kind == EvidenceKind.PartiallyRefunded ? before with { PrecedesOperation = true } : null;
}
