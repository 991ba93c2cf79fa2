using System.Net.Mime;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.Delivery;

namespace CleanAcquiring.Emulator.Acquirers.Tochka.Notifications;

/// <summary>The notifications that the bank owes to companies.</summary>
internal sealed class NotificationOutbox(BankSigner signer) : NotificationQueue(TochkaEmulator.AcquirerName)
{
    /// <summary>Tells the company of a success; there is no event for anything else.</summary>
    public void Announce(PaymentLink link) => Write(link.Company, link.Id, link.OrderId, Payload(link));

    /// <summary>The sample of the bank's documentation, rightly signed: about another company, whoever gets it.</summary>
    public void AnnounceSample(DemoCompany company) => Write(company, "beeac8a4-6047-3f38-8922-a664e6b5c43b", "12345-ab-cd", new JsonObject
    {
        ["webhookType"] = Webhook.PaymentType,
        ["customerCode"] = "300123123",
        ["merchantId"] = "200000000001234",
        ["operationId"] = "beeac8a4-6047-3f38-8922-a664e6b5c43b",
        ["amount"] = "0.33",
        ["purpose"] = "Перевод за оказанные услуги",
        ["status"] = "APPROVED",
        ["paymentType"] = "sbp",
        ["paymentLinkId"] = "12345-ab-cd",
    });

    private void Write(DemoCompany company, string paymentId, string orderId, JsonObject payload)
    {
        if (company.Webhook is not { } webhook || !webhook.Types.Contains(Webhook.PaymentType))
            return;
        Post(new OutgoingNotification(paymentId, orderId, webhook.Url, signer.Sign(payload))
        {
            ContentType = MediaTypeNames.Text.Plain,
            Alter = (genuine, claim) => genuine with { Body = Altered(payload.DeepClone().AsObject(), claim) },
        });
    }

    private static JsonObject Payload(PaymentLink link)
    {
        var payload = new JsonObject
        {
            ["webhookType"] = Webhook.PaymentType,
            ["customerCode"] = link.Company.CustomerCode,
            ["merchantId"] = link.Company.MerchantId,
            ["operationId"] = link.Id,
            ["amount"] = LinkJson.Format(link.Amount),
            ["purpose"] = LinkJson.Text(link.Data["purpose"]),
            ["status"] = link.Status,
            ["paymentLinkId"] = link.OrderId,
            ["paymentType"] = link.PaymentType,
        };
        if (link.PaymentType == "sbp")
        {
            payload["transactionId"] = $"t-{link.Id}";
            payload["qrcId"] = "AD10004KB7M2XQ5N8R3T6V9Y1C4F7H0J";
            payload["payerName"] = "Мария Сергеевна К.";
        }
        return payload;
    }

    private string Altered(JsonObject payload, FalseClaim claim)
    {
        switch (claim)
        {
            case FalseClaim.WrongAmount:
                payload["amount"] = LinkJson.Format((LinkJson.Value(payload["amount"]) ?? 0m) + 1m);
                break;
            case FalseClaim.WrongCurrency:
                payload["currency"] = "USD";
                break;
            case FalseClaim.WrongSignature:
                payload["status"] = LinkStatus.Approved;
                return BankSigner.Forge(payload);
            case FalseClaim.OtherAlgorithm:
                return BankSigner.Forge(payload);
        }
        return signer.Sign(payload);
    }
}
