using CleanAcquiring.Emulator.Acquirers.YooKassa.Api;
using CleanAcquiring.Emulator.Acquirers.YooKassa.Checkout;
using CleanAcquiring.Emulator.Acquirers.YooKassa.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.YooKassa;

/// <summary>YooKassa, in memory: API v3, the payment page, unsigned notifications to the URL of the shop.</summary>
internal sealed class YooKassaEmulator(ShopStore store, BuyerActions buyer, ShopQueue queue) : IEmulatedAcquirer, IEmulatedCabinet
{
    public const string AcquirerName = "yookassa";
    public const string Prefix = "/acquirers/yookassa";

    public string Name => AcquirerName;

    public string ApiPath => $"{Prefix}/v3/";

    // There is no look-up by order, and an unpaid form cannot be ended.
    public IReadOnlyList<AcquirerCall> Calls { get; } =
    [
        new(CallPurpose.Start, $"{AcquirerName}.create", "/payments"),
        new(CallPurpose.Query, $"{AcquirerName}.get", "/payments/"),
        new(CallPurpose.Capture, $"{AcquirerName}.capture", "/capture"),
        new(CallPurpose.Refund, $"{AcquirerName}.refund", "/refunds"),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        ShopEndpoints.Map(routes);
        ShopPages.Map(routes);
    }

    public IReadOnlyDictionary<string, string?> Settings(AcquirerBehavior behavior, bool twoStage = false)
    {
        var shop = store.OpenShop(behavior);
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["shopId"] = shop.Id,
            ["secretKey"] = shop.SecretKey,
            ["paymentMethod"] = behavior is AcquirerBehavior.Sbp ? "sbp" : "any",
            ["stages"] = twoStage ? "two" : "one",
            ["receipts"] = "true",
            ["taxSystem"] = "usn_income",
            ["vat"] = "none",
            ["testMode"] = "true",
        };
    }

    public void EnterNotificationUrl(IReadOnlyDictionary<string, string?> settings, Uri url)
    {
        if (store.FindShop(settings["shopId"]) is { } shop)
            shop.NotificationUrl = url;
    }

    public IReadOnlyList<EmulatedPayment> Payments(Func<string, bool> isOrder) =>
        store.All(payment => isOrder(payment.OrderId), payment => payment.ToEmulated());

    public void Press(string paymentId, string outcome) => buyer.Choose(paymentId, outcome);

    public void Complete(string paymentId) => buyer.Complete(paymentId);

    public void GiveBack(string paymentId, decimal? amount = null) => buyer.GiveBack(paymentId, amount);

    public void RefuseNextRefund(string paymentId, string reason) => store.With(paymentId, payment =>
    {
        if (payment is not null)
            payment.NextRefusal = reason;
        return 0;
    });

    public void AnnounceReceipt(string paymentId, string? error) => store.With(paymentId, payment =>
    {
        if (payment is not null)
            payment.ReceiptRegistration = error is null ? "succeeded" : "canceled";
        return 0;
    });

    public IReadOnlyList<IEmulatedNotification> CollectNotifications() => queue.Collect();

    public IReadOnlyList<IEmulatedNotification> UnacceptedNotifications() => queue.Unaccepted();
}

internal static class YooKassaRegistration
{
    public static void AddYooKassa(this IServiceCollection services)
    {
        services.AddSingleton<IEmulatedAcquirer, YooKassaEmulator>();
        services.AddSingleton<ShopStore>();
        services.AddSingleton<BuyerActions>();
        services.AddSingleton<ShopCalls>();
        Delivery.DeliveryRegistration.AddQueue<ShopQueue>(services);
    }
}
