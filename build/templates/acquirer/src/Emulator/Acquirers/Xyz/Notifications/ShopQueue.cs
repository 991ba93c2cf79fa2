using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.Delivery;

namespace CleanAcquiring.Emulator.Acquirers.Xyz.Notifications;

/// <summary>The notifications of all shops.</summary>
internal sealed class ShopQueue() : NotificationQueue(XyzEmulator.AcquirerName)
{
    /// <summary>Tells the order's notification URL of the payment as it is now.</summary>
    public void Announce(ShopPayment payment) => Post(
        Signed(
            new OutgoingNotification(
                payment.Id,
                payment.OrderId,
                new Uri(ShopPayment.Text(payment.Request["notification_url"])!),
                payment.ToJson().ToJsonString())
            {
                // Replace: the reply after which the acquirer stops repeating.
                Accepts = (status, reply) => status == StatusCodes.Status200OK && reply == "OK",
                Alter = (genuine, claim) => Altered(genuine, claim, payment.Shop.SecretKey),
            },
            payment.Shop.SecretKey));

    private static OutgoingNotification Altered(OutgoingNotification genuine, FalseClaim claim, string secretKey)
    {
        var body = JsonNode.Parse(genuine.Body)!.AsObject();
        switch (claim)
        {
            case FalseClaim.WrongAmount:
                body["amount"] = ShopPayment.Format(ShopPayment.Sum(body["amount"])!.Value + 1m);
                break;
            case FalseClaim.WrongCurrency:
                body["currency"] = "USD";
                break;
            case FalseClaim.WrongSignature or FalseClaim.OtherAlgorithm:
                return Signed(genuine, secretKey + "!");
        }
        return Signed(genuine with { Body = body.ToJsonString() }, secretKey);
    }

    // Replace: what is signed and where the signature stands; written anew here, so that a mistake of the adapter's is seen.
    private static OutgoingNotification Signed(OutgoingNotification notification, string secretKey) => notification with
    {
        Sign = (body, _) => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["x-xyz-signature"] = Convert.ToHexStringLower(
                HMACSHA256.HashData(Encoding.UTF8.GetBytes(secretKey), Encoding.UTF8.GetBytes(body))),
        },
    };
}
