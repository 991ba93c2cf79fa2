using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Emulator.Acquirers.Delivery;

namespace CleanAcquiring.Emulator.Acquirers.PayKeeper.Notifications;

/// <summary>The notifications of all servers: forms, of accepted payments alone.</summary>
internal sealed class ShopQueue() : NotificationQueue(PayKeeperEmulator.AcquirerName)
{
    public void Announce(ShopInvoice invoice)
    {
        if (invoice.Shop.NotificationUrl is not { } url)
            return;
        var secret = invoice.Shop.SecretWord;
        Post(new OutgoingNotification(invoice.Id, invoice.OrderId, url, Body(invoice, invoice.Amount, secret))
        {
            ContentType = "application/x-www-form-urlencoded",
            Accepts = (status, reply) => status == StatusCodes.Status200OK && reply == $"OK {Md5(invoice.PaymentId + secret)}",
            Alter = (genuine, claim) => genuine with
            {
                Body = claim switch
                {
                    FalseClaim.WrongAmount => Body(invoice, invoice.Amount + 1m, secret),
                    // There is no currency to be wrong: the sum of another order.
                    FalseClaim.WrongCurrency => Body(invoice, invoice.Amount * 2m, secret),
                    FalseClaim.WrongSignature or FalseClaim.OtherAlgorithm => Body(invoice, invoice.Amount, secret + "!"),
                    FalseClaim.NewField => genuine.Body + "&payment_channel=web",
                    // It has no status.
                    FalseClaim.RenamedStatus => genuine.Body,
                },
            },
        });
    }

    public bool IsAcknowledged(ShopInvoice invoice) => Of(invoice.Id).Any(notification => notification.Accepted > 0);

    private static string Body(ShopInvoice invoice, decimal amount, string secret)
    {
        var sum = WireText.Sum(amount);
        var paid = invoice.PaidAt ?? default;
        (string Name, string? Value)[] fields =
        [
            ("id", invoice.PaymentId),
            ("sum", sum),
            ("clientid", ""),
            ("orderid", invoice.OrderId),
            ("key", Md5(invoice.PaymentId + sum + invoice.OrderId + secret)),
            ("service_name", invoice.Form.GetValueOrDefault("service_name")),
            ("client_email", invoice.Form.GetValueOrDefault("client_email")),
            ("client_phone", invoice.Form.GetValueOrDefault("client_phone")),
            ("ps_id", "142"),
            ("batch_date", ""),
            ("fop_receipt_key", $"receipt-{invoice.PaymentId}"),
            ("bank_id", ""),
            ("card_number", "4111********1111"),
            ("obtain_datetime", WireText.Time(paid)),
            ("pk_hostname", invoice.Shop.Server),
        ];
        return string.Join('&', fields.Select(field => $"{field.Name}={WebUtility.UrlEncode(field.Value ?? "")}"));
    }

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "PayKeeper's own.")]
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
}
