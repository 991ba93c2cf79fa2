using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace CleanAcquiring.Emulator.Acquirers.Tochka.Notifications;

/// <summary>The notifications that the bank owes to companies.</summary>
internal sealed class NotificationOutbox(BankSigner signer)
{
    private readonly Channel<Notification> due = Channel.CreateUnbounded<Notification>();
    private readonly ConcurrentQueue<Notification> written = [];

    public ChannelReader<Notification> Due => due.Reader;

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

    public void PostAgain(Notification notification) => due.Writer.TryWrite(notification);

    /// <summary>Takes the deliveries that are due from the sender.</summary>
    public IReadOnlyList<Notification> Collect()
    {
        List<Notification> collected = [];
        while (due.Reader.TryRead(out var notification))
            collected.Add(notification);
        return collected;
    }

    public IReadOnlyList<Notification> Unaccepted() =>
        [.. written.Where(notification => notification is { IsRepeated: true, Accepted: 0 })];

    public (int Sent, int Accepted) CountsOf(string paymentId)
    {
        var own = written.Where(notification => notification.PaymentId == paymentId).ToList();
        return (own.Sum(notification => notification.Sent), own.Sum(notification => notification.Accepted));
    }

    private void Write(DemoCompany company, string paymentId, string orderId, JsonObject payload)
    {
        if (company.Webhook is not { } webhook || !webhook.Types.Contains(Webhook.PaymentType))
            return;
        var notification = new Notification(paymentId, orderId, webhook.Url, signer.Sign(payload), payload, signer);
        written.Enqueue(notification);
        due.Writer.TryWrite(notification);
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
}

/// <summary>A notification and the results of its deliveries.</summary>
/// <param name="PaymentId">The bank's id.</param>
/// <param name="OrderId">The company's reference.</param>
/// <param name="Url">Of the company's key.</param>
/// <param name="Body">A bare token, the same at every delivery.</param>
/// <param name="Payload">The signed content.</param>
/// <param name="Signer">For changed ones.</param>
internal sealed record Notification(string PaymentId, string OrderId, Uri Url, string Body, JsonObject Payload, BankSigner Signer)
    : IEmulatedNotification
{
    private int sent;
    private int accepted;

    public string ContentType => "text/plain";

    /// <summary>False for one that is sent once, such as an altered one.</summary>
    public bool IsRepeated { get; init; } = true;

    public int Sent => Volatile.Read(ref sent);

    public int Accepted => Volatile.Read(ref accepted);

    public void Delivered(int httpStatus, string reply)
    {
        Interlocked.Increment(ref sent);
        if (httpStatus == StatusCodes.Status200OK)
            Interlocked.Increment(ref accepted);
    }

    public IEmulatedNotification Altered(FalseClaim claim)
    {
        var payload = Payload.DeepClone().AsObject();
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
                break;
        }
        var body = claim is FalseClaim.WrongSignature ? BankSigner.Forge(payload) : Signer.Sign(payload);
        return this with { Body = body, IsRepeated = false };
    }
}
