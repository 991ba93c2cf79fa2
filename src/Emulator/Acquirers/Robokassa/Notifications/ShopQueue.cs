using System.Globalization;
using CleanAcquiring.Emulator.Acquirers.Delivery;

namespace CleanAcquiring.Emulator.Acquirers.Robokassa.Notifications;

/// <summary>Calls of ResultURL, by GET. They come of success alone.</summary>
internal sealed class ShopQueue() : NotificationQueue(RobokassaEmulator.AcquirerName)
{
    public void Announce(ShopOperation operation)
    {
        if (operation.Shop.ResultUrl is not { } url)
            return;
        var password = operation.IsTest ? operation.Shop.TestPassword2 : operation.Shop.Password2;
        var sum = operation.Amount;
        Post(new OutgoingNotification(
            operation.ToEmulated().Id, operation.OrderId, Address(url, operation, sum, password), Body: "")
        {
            Method = HttpMethods.Get,
            Accepts = (status, reply) => status == StatusCodes.Status200OK && reply == $"OK{operation.InvId}",
            Alter = (genuine, claim) => genuine with
            {
                Url = claim switch
                {
                    FalseClaim.WrongAmount => Address(url, operation, sum + 1m, password),
                    // There is no currency to be wrong: the sum of another order.
                    FalseClaim.WrongCurrency => Address(url, operation, sum / 2m, password),
                    FalseClaim.WrongSignature or FalseClaim.OtherAlgorithm => Address(url, operation, sum, password + "!"),
                    FalseClaim.NewField or FalseClaim.RenamedStatus => genuine.Url,
                },
            },
        });
    }

    private static Uri Address(Uri url, ShopOperation operation, decimal amount, string password)
    {
        var sum = ShopSigning.OutSum(amount, operation.IsTest);
        var signature = ShopSigning.Md5(string.Join(':', [sum, operation.InvId, password, .. ShopSigning.Extras(operation.Form)]));
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"OutSum={sum}&InvId={operation.InvId}&Fee=1.5&SignatureValue={signature}&PaymentMethod=BankCard&IncCurrLabel=BankCardPSR");
        // Test payments carry no e-mail.
        if (!operation.IsTest)
            query += "&EMail=buyer%40shop.example";
        foreach (var (name, value) in operation.Form.Where(field => field.Key.StartsWith("Shp_", StringComparison.OrdinalIgnoreCase)))
            query += $"&{name}={Uri.EscapeDataString(value)}";
        return new UriBuilder(url) { Query = query }.Uri;
    }
}
