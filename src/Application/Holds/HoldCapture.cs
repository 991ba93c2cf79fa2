using System.Globalization;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Holds;

/// <summary>
/// Captures an authorization that is about to lapse, while the invoice needs all of it. What is in excess is left to a person.
/// </summary>
internal sealed class HoldCapture(ICrmInvoices invoices, InvoiceViews views, OperationExecutor operations)
{
    /// <summary>Done when the capture has ended; tried again, until the hold ends, while it cannot be ordered or is not answered.</summary>
    public async Task<FollowUpOutcome> RunAsync(Account account, Payment payment, Hold hold, CancellationToken cancellationToken)
    {
        if (!account.IsActive)
            return new FollowUpOutcome.Stuck("the account is disconnected");
        if (await invoices.ReadAsync(account, payment.Invoice, cancellationToken) is not InvoiceReading.Found(var invoice))
            return new FollowUpOutcome.NotYet("the invoice cannot be read");
        // Computed from what is true now: the invoice may have been edited or paid otherwise since the authorization.
        if (!(await views.OfAsync(account, invoice, cancellationToken)).Decision.Needs(payment))
            return new FollowUpOutcome.NotYet("the invoice does not need all of it");
        var request = new OperationRequest(OperationKind.Capture, KeyOf(payment, hold), null, null);
        var result = await operations.RunAsync(payment.Tenant, payment.Id, request, cancellationToken);
        return result switch
        {
            { IsRefused: true } => new FollowUpOutcome.NotYet(result.Refusal.Code),
            { Value.IsOpen: true } => new FollowUpOutcome.NotYet("the capture is not answered"),
            _ => new FollowUpOutcome.Done(),
        };
    }

    // However often the work is repeated, a hold is captured once. Only a capture of which the acquirer shows nothing long after it was
    // ordered, as after a crash before it was sent, was not done for certain: then the next key orders another.
    private static string KeyOf(Payment payment, Hold hold)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"hold-{hold.Number}-");
        var lost = payment.Operations.Count(known =>
            known.Key.StartsWith(key, StringComparison.Ordinal)
            && known is { Status: OperationStatus.Refused, Settlement: null }
            && known.SettledAt >= known.RequestedAt + OperationResults.Patience);
        return string.Create(CultureInfo.InvariantCulture, $"{key}{lost}");
    }
}
