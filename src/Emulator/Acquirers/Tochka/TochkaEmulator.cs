using CleanAcquiring.Emulator.Acquirers.Tochka.Api;
using CleanAcquiring.Emulator.Acquirers.Tochka.Checkout;
using CleanAcquiring.Emulator.Acquirers.Tochka.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.Tochka;

/// <summary>Tochka bank, in memory: payment links, their page, signed notifications to the URL of the company's key.</summary>
internal sealed class TochkaEmulator(LinkStore store, BuyerActions buyer, CabinetActions cabinet, NotificationOutbox outbox)
    : IEmulatedAcquirer, IEmulatedCabinet
{
    public const string AcquirerName = "tochka";
    public const string Prefix = "/acquirers/tochka";
    public const string KeyPath = "/doc/openapi/static/keys/public";

    public string Name => AcquirerName;

    public string ApiPath => $"{Prefix}/uapi/";

    /// <summary>Further addresses of its API: the settings of the gateway below <c>Acquirers:tochka</c>, and their paths.</summary>
    public IReadOnlyDictionary<string, string> FurtherPaths { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["KeyUrl"] = $"{Prefix}{KeyPath}" };

    // A link cannot be ended, and a hold not be released.
    public IReadOnlyList<AcquirerCall> Calls { get; } =
    [
        new(CallPurpose.Start, $"{AcquirerName}.create", "/payments_with_receipt"),
        new(CallPurpose.Query, $"{AcquirerName}.get", "/payments/"),
        new(CallPurpose.QueryByOrder, $"{AcquirerName}.list", "/payments"),
        new(CallPurpose.Capture, $"{AcquirerName}.capture", "/capture"),
        new(CallPurpose.Refund, $"{AcquirerName}.refund", "/refund"),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        LinkEndpoints.Map(routes);
        WebhookEndpoints.Map(routes);
        routes.MapGet(KeyPath, (BankSigner signer) => Results.Text(signer.Jwk, "application/json"));
        LinkPages.Map(routes);
    }

    /// <summary>Opens a company with a key and a point of its own, since a key has one notification URL.</summary>
    public IReadOnlyDictionary<string, string?> Settings(AcquirerBehavior behavior, bool twoStage = false)
    {
        var company = store.OpenCompany(behavior);
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["token"] = company.Token,
            ["customerCode"] = company.CustomerCode,
            ["merchantId"] = company.MerchantId,
            ["paymentMethod"] = behavior is AcquirerBehavior.Sbp ? "sbp" : "card",
            ["stages"] = twoStage ? "two" : "one",
            ["receipts"] = "true",
            ["taxSystem"] = "usn_income",
            ["vat"] = "none",
            ["testMode"] = "false",
        };
    }

    /// <summary>Subscribes a company's key to notifications of payments.</summary>
    public void EnterNotificationUrl(IReadOnlyDictionary<string, string?> settings, Uri url)
    {
        if (store.FindCompany(settings["token"]) is { } company)
            company.Webhook = new Webhook(url, [Webhook.PaymentType]);
    }

    public IReadOnlyList<EmulatedPayment> Payments(Func<string, bool> isOrder) =>
        store.All(link => isOrder(link.OrderId), link => link.ToEmulated());

    public void Press(string paymentId, string outcome) => buyer.Choose(paymentId, outcome);

    public void Complete(string paymentId) => buyer.Complete(paymentId);

    public void GiveBack(string paymentId, decimal? amount = null) => cabinet.GiveBack(paymentId, amount);

    public void RefuseNextRefund(string paymentId, string reason) => cabinet.RefuseNextRefund(paymentId);

    // The bank tells nobody what became of a receipt.
    public void AnnounceReceipt(string paymentId, string? error)
    {
    }

    public IReadOnlyList<IEmulatedNotification> CollectNotifications() => outbox.Collect();

    public IReadOnlyList<IEmulatedNotification> UnacceptedNotifications() => outbox.Unaccepted();
}
