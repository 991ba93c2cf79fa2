using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.Robokassa;

/// <summary>Takes a hold or releases it, by the number of the order.</summary>
internal sealed class RobokassaCapture(RobokassaClient client, RobokassaStatusQuery query)
{
    /// <exception cref="OutageException">Nothing was sent.</exception>
    public Task<OperationOutcome> CaptureAsync(AcquirerOperation operation, RobokassaShop shop, CancellationToken cancellationToken)
    {
        var (number, sum) = (RobokassaStart.Number(operation.Payment.OrderNumber), RobokassaStart.Sum(operation.Amount));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MerchantLogin"] = shop.Login, ["InvoiceID"] = number, ["OutSum"] = sum,
        };
        List<string> signed = [shop.Login, sum, number];
        if (operation.Receipt is { } receipt)
            signed.Add(fields["Receipt"] = RobokassaReceipts.Field(receipt));
        fields["SignatureValue"] = RobokassaSignature.Of(shop.Hash, [.. signed, shop.Passwords.First]);
        return SendAsync("Payment/Confirm", fields, EvidenceKind.Paid, operation, shop, cancellationToken);
    }

    /// <exception cref="OutageException">Nothing was sent.</exception>
    public Task<OperationOutcome> VoidAsync(AcquirerOperation operation, RobokassaShop shop, CancellationToken cancellationToken)
    {
        var number = RobokassaStart.Number(operation.Payment.OrderNumber);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MerchantLogin"] = shop.Login,
            ["InvoiceID"] = number,
            // The place of the sum stays empty.
            ["SignatureValue"] = RobokassaSignature.Of(shop.Hash, [shop.Login, "", number, shop.Passwords.First]),
        };
        return SendAsync("Payment/Cancel", fields, EvidenceKind.Canceled, operation, shop, cancellationToken);
    }

    private async Task<OperationOutcome> SendAsync(
        string path,
        Dictionary<string, string> fields,
        EvidenceKind wanted,
        AcquirerOperation operation,
        RobokassaShop shop,
        CancellationToken cancellationToken)
    {
        var answer = await client.PostFormAsync(path, fields, path, cancellationToken);
        if (answer.Silence is { } silence)
            return new OperationOutcome.Unknown(silence);
        if (answer.Text.Equals("true", StringComparison.OrdinalIgnoreCase))
            return new OperationOutcome.Done(
                new Evidence(wanted, operation.Payment, operation.Amount, EvidenceSource.Query, path));
        // Done before, perhaps: the state tells, not the words.
        return await query.QueryAsync(operation.Payment, shop, cancellationToken) is QueryOutcome.Found { Evidence: var now }
            && now.Kind == wanted
                ? new OperationOutcome.Done(now)
                : new OperationOutcome.Refused(WireText.Cut(answer.Text, 200));
    }
}
