using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>An acquirer's reading of a notification.</summary>
public abstract record NotificationReading
{
    private NotificationReading()
    {
    }

    /// <summary>
    /// The words of the response that only the seller's secret makes, once the signature holds; null where the response needs none.
    /// </summary>
    public string? Acknowledgement { get; init; }

    /// <summary>Signed: it is evidence.</summary>
    public sealed record Verified(Evidence Evidence) : NotificationReading;

    /// <summary>It names a payment and proves nothing: the acquirer must be asked.</summary>
    public sealed record Unverified(AcquirerReference Reference) : NotificationReading;

    /// <summary>Signed: the fiscal receipt of a payment could not be made. The payment itself is as it was.</summary>
    public sealed record ReceiptFailed(AcquirerReference Reference, string Reason) : NotificationReading;

    /// <summary>Signed: the acquirer asks whether it may charge (<see cref="IApprovals"/>). It is no evidence of money.</summary>
    /// <param name="Reference">The payment that it is about.</param>
    /// <param name="Amount">The sum that it would charge; null where that cannot be read.</param>
    public sealed record ApprovalRequested(AcquirerReference Reference, Money? Amount) : NotificationReading
    {
        /// <summary>The adapter's reason to refuse (test money for a method that is not in test mode); null for none.</summary>
        public string? Objection { get; init; }
    }

    /// <summary>Its signature does not hold, or it cannot be read.</summary>
    public sealed record Rejected(string Reason) : NotificationReading;

    /// <summary>Genuine and about something else: a card binding, a fiscal document.</summary>
    public sealed record Ignored(string Reason) : NotificationReading;
}
