using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.Delivery;

namespace CleanAcquiring.Emulator.Acquirers.YooKassa.Notifications;

/// <summary>The notifications of all shops.</summary>
internal sealed class ShopQueue() : NotificationQueue(YooKassaEmulator.AcquirerName)
{
    /// <summary>Tells the shop of an event with a snapshot of the object, if a URL is entered in its profile.</summary>
    public void Announce(ShopPayment payment, string name, JsonObject snapshot)
    {
        if (payment.Shop.NotificationUrl is not { } url)
            return;
        var body = new JsonObject { ["type"] = "notification", ["event"] = name, ["object"] = snapshot };
        Post(new OutgoingNotification(payment.Id, payment.OrderId, url, body.ToJsonString()) { Alter = Altered });
    }

    /// <summary>There is no event for a pending payment, nor for a refund that was refused.</summary>
    public void Announce(ShopPayment payment) => Announce(payment, $"payment.{payment.Status}", PaymentJson.Of(payment));

    // Nothing is signed: a false claim looks like a genuine one.
    private static OutgoingNotification Altered(OutgoingNotification notification, FalseClaim claim)
    {
        var body = JsonNode.Parse(notification.Body)!.AsObject();
        var subject = body["object"]!.AsObject();
        switch (claim)
        {
            case FalseClaim.WrongAmount:
                subject["amount"]!["value"] = PaymentJson.Format((PaymentJson.Value(subject["amount"]) ?? 0m) + 1m);
                break;
            case FalseClaim.WrongCurrency:
                subject["amount"]!["currency"] = "USD";
                break;
            case FalseClaim.WrongSignature:
                body["event"] = "payment.succeeded";
                subject["status"] = ShopStatus.Succeeded;
                break;
        }
        return notification with { Body = body.ToJsonString() };
    }
}
