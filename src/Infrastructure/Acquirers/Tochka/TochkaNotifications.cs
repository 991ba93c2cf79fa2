using System.Text.Json;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

/// <summary>
/// Reads the bank's notifications: pure, and never an exception. One key signs for all companies of the bank and a token has no time,
/// so a genuine one counts only for its own company and point.
/// </summary>
internal static class TochkaNotifications
{
    private const int MaxBytes = 64 * 1024;

    /// <param name="notification">A bare token.</param>
    /// <param name="shop">Of the credentials.</param>
    /// <param name="keys">Null while none is known: whatever the token says is asked about then.</param>
    public static NotificationReading Read(RawNotification notification, TochkaShop shop, TochkaKeyRing? keys)
    {
        if (notification.Body.Length > MaxBytes)
            return Rejected("too large");
        try
        {
            return ReadToken(notification, shop, keys);
        }
        catch (InvalidOperationException)
        {
            // Strings that are no text.
            return Rejected("unreadable");
        }
    }

    /// <summary>Accepts all that the bank signed, the sample that it sends to a new address among it.</summary>
    public static NotificationResponse Respond(NotificationReading reading) =>
        reading is NotificationReading.Rejected ? NotificationResponse.Refused : NotificationResponse.Text("OK");

    private static NotificationReading ReadToken(RawNotification notification, TochkaShop shop, TochkaKeyRing? keys)
    {
        if (TochkaSignature.Parse(notification.Body.Span) is not { } token)
            return Rejected("no token of the bank's");
        var holds = keys is not null && token.Holds(keys.Keys);
        return !holds && keys?.IsFresh(notification.ReceivedAt) == true
            ? Rejected("the signature does not hold")
            : Read(token.Payload, shop, holds);
    }

    private static NotificationReading Read(JsonElement payload, TochkaShop shop, bool isSigned)
    {
        if (TochkaText.Text(payload, "webhookType") != "acquiringInternetPayment")
            return new NotificationReading.Ignored("another type of event");
        var (customer, merchant) = (TochkaText.Text(payload, "customerCode"), TochkaText.Text(payload, "merchantId"));
        if ((customer ?? shop.CustomerCode) != shop.CustomerCode || (merchant ?? shop.MerchantId) != shop.MerchantId)
            return new NotificationReading.Ignored("another company or point of sale");
        var reference = new AcquirerReference(TochkaText.Text(payload, "paymentLinkId"), TochkaText.Text(payload, "operationId"));
        if (reference is { OrderId: null, AcquirerPaymentId: null })
            return new NotificationReading.Ignored("no payment");
        // The bank announces successes alone; anything else is for a question.
        return isSigned && customer is not null && merchant is not null && reference.AcquirerPaymentId is not null
            && TochkaText.Text(payload, "status") is TochkaStatuses.Authorized or TochkaStatuses.Approved
            && Sum(payload) is { } sum
                ? new NotificationReading.Verified(Evidence(TochkaText.Text(payload, "status")!, reference, sum))
                : new NotificationReading.Unverified(reference);
    }

    private static Evidence Evidence(string status, AcquirerReference reference, Money sum) =>
        new(TochkaStatuses.Of(status), reference, sum, EvidenceSource.Notification, status);

    // The bank takes roubles alone and names no currency. Where a notification names another one, its figure is not our sum.
    private static Money? Sum(JsonElement payload) =>
        TochkaText.Roubles(payload, "amount") is { } sum && TochkaText.Text(payload, "currency") is { } code
            ? sum with { Currency = Currency.Parse(code) ?? default }
            : TochkaText.Roubles(payload, "amount");

    private static NotificationReading.Rejected Rejected(string reason) => new(reason);
}
