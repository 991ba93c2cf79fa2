using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>An acquirer's reading of a notification, with the response to it.</summary>
public abstract record NotificationReading(NotificationResponse Reply)
{
    /// <summary>Signed: it is evidence.</summary>
    public sealed record Verified(Evidence Evidence, NotificationResponse Reply) : NotificationReading(Reply);

    /// <summary>It names a payment and proves nothing: the acquirer must be asked.</summary>
    public sealed record Unverified(AcquirerReference Reference, NotificationResponse Reply) : NotificationReading(Reply);

    /// <summary>Signed: the fiscal receipt of a payment could not be made. The payment itself is as it was.</summary>
    public sealed record ReceiptFailed(AcquirerReference Reference, string Reason, NotificationResponse Reply)
        : NotificationReading(Reply);

    /// <summary>Its signature does not hold, or it cannot be read.</summary>
    public sealed record Rejected(string Reason, NotificationResponse Reply) : NotificationReading(Reply);

    /// <summary>Genuine and about something else: a card binding, a fiscal document.</summary>
    public sealed record Ignored(string Reason, NotificationResponse Reply) : NotificationReading(Reply);
}
