using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Sets a prepayment off by SendClosingReceipt, which is not below the version of the other methods.</summary>
internal sealed class TBankClosingReceipt(TBankClient client)
{
    /// <exception cref="OutageException">Nothing was sent.</exception>
    public async Task<OperationOutcome> SendAsync(
        AcquirerOperation operation, TBankSettings settings, CancellationToken cancellationToken)
    {
        if (operation is not { Payment.AcquirerPaymentId: { } id, Receipt: { } receipt })
            return new OperationOutcome.Refused("the bank's number of the payment or its receipt is not known");
        var body = new JsonObject { ["PaymentId"] = id, ["Receipt"] = TBankReceipts.Translate(receipt, settings.IsFfd12) };
        var response = await client.CallAsync("../cashbox/SendClosingReceipt", body, settings.Terminal, cancellationToken);
        return response.IsAccepted ? new OperationOutcome.Done(null)
            : response.IsRefused ? new OperationOutcome.Refused(response.Reason)
            : new OperationOutcome.Unknown(response.Reason);
    }
}
