using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Xyz.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.Xyz;

/// <summary>Reads Xyz's notifications: pure, and never an exception.</summary>
internal static class XyzNotifications
{
    // Replace: the shape of a notification. Where it is not signed, answer Unverified with what it names.
    public static NotificationReading Read(RawNotification notification, XyzShop shop)
    {
        var claimed = notification.Headers.GetValueOrDefault(XyzSignature.Header);
        if (!XyzSignature.Holds(claimed, notification.Body.Span, shop.SecretKey))
            return new NotificationReading.Rejected("the signature does not hold");
        var payment = XyzResponse.Parse(200, notification.Body);
        return XyzStatuses.Of(payment, EvidenceSource.Notification) is { } evidence
            ? new NotificationReading.Verified(evidence)
            : new NotificationReading.Ignored("no payment");
    }

    /// <summary>Accepts all that Xyz signed, whatever came of it.</summary>
    // Replace: the exact bytes after which the acquirer stops repeating.
    public static NotificationResponse Respond(NotificationReading reading) =>
        reading is NotificationReading.Rejected ? NotificationResponse.Refused : NotificationResponse.Text("OK");
}
