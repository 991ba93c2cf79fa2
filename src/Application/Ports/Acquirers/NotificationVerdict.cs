using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Ports.Acquirers;

/// <summary>What a notification is worth.</summary>
public abstract record NotificationVerdict(NotificationReply Reply)
{
    /// <summary>Signed: it is evidence.</summary>
    public sealed record Proved(Evidence Evidence, NotificationReply Reply) : NotificationVerdict(Reply);

    /// <summary>It names a payment and proves nothing: the acquirer must be asked.</summary>
    public sealed record Hinted(AcquirerReference Reference, NotificationReply Reply) : NotificationVerdict(Reply);

    /// <summary>Its signature does not hold, or it cannot be read.</summary>
    public sealed record Forged(string Reason, NotificationReply Reply) : NotificationVerdict(Reply);

    /// <summary>Genuine and about something else: a card binding, a fiscal document.</summary>
    public sealed record NotOurs(string Reason, NotificationReply Reply) : NotificationVerdict(Reply);
}
