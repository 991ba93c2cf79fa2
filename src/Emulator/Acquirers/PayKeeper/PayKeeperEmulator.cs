using CleanAcquiring.Emulator.Acquirers.PayKeeper.Api;
using CleanAcquiring.Emulator.Acquirers.PayKeeper.Checkout;
using CleanAcquiring.Emulator.Acquirers.PayKeeper.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.PayKeeper;

/// <summary>PayKeeper, in memory: invoices of the JSON API, the payment page, refunds, signed notifications.</summary>
internal sealed class PayKeeperEmulator(ShopStore store, BuyerActions buyer, ShopQueue queue) : IEmulatedAcquirer, IEmulatedCabinet
{
    public const string AcquirerName = "paykeeper";
    public const string Prefix = "/acquirers/paykeeper";

    public string Name => AcquirerName;

    public string ApiPath => $"{Prefix}/";

    public IReadOnlyList<AcquirerCall> Calls { get; } =
    [
        new(CallPurpose.Start, $"{AcquirerName}.preview", "/invoice/preview/"),
        new(CallPurpose.Query, $"{AcquirerName}.invoice", "/invoice/byid/"),
        new(CallPurpose.QueryByOrder, $"{AcquirerName}.list", "/invoice/list/"),
        new(CallPurpose.Cancel, $"{AcquirerName}.revoke", "/invoice/revoke/"),
        new(CallPurpose.Refund, $"{AcquirerName}.reverse", "/payment/reverse/"),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        ShopEndpoints.Map(routes);
        ShopPages.Map(routes);
    }

    // Holds are switched on by PayKeeper's support, not by a seller's settings.
    public IReadOnlyDictionary<string, string?> Settings(AcquirerBehavior behavior, bool twoStage = false)
    {
        var shop = store.OpenShop(behavior);
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["server"] = shop.Server,
            ["login"] = shop.Login,
            ["password"] = shop.Password,
            ["secretWord"] = shop.SecretWord,
            ["paymentMethod"] = behavior is AcquirerBehavior.Sbp ? "sbp" : "any",
            ["stages"] = "one",
            ["receipts"] = "true",
            ["taxSystem"] = "usn_income",
            ["vat"] = "none",
            ["testMode"] = "true",
        };
    }

    public void EnterNotificationUrl(IReadOnlyDictionary<string, string?> settings, Uri url)
    {
        if (store.FindShop(settings.GetValueOrDefault("login")) is { } shop)
            shop.NotificationUrl = url;
    }

    public IReadOnlyList<EmulatedPayment> Payments(Func<string, bool> isOrder) =>
        store.All(invoice => isOrder(invoice.OrderId), invoice => invoice.ToEmulated());

    public void Press(string paymentId, string outcome) => buyer.Choose(paymentId, outcome);

    public void Complete(string paymentId) => buyer.Complete(paymentId);

    public void GiveBack(string paymentId, decimal? amount = null) => buyer.GiveBack(paymentId, amount);

    // The reason is told nowhere.
    public void RefuseNextRefund(string paymentId, string reason) => store.With(invoice => invoice.Id == paymentId, invoice =>
    {
        if (invoice is not null)
            invoice.RefusesRefund = true;
        return 0;
    });

    // PayKeeper tells shops nothing of receipts.
    public void AnnounceReceipt(string paymentId, string? error)
    {
    }

    public IReadOnlyList<IEmulatedNotification> CollectNotifications() => queue.Collect();

    public IReadOnlyList<IEmulatedNotification> UnacceptedNotifications() => queue.Unaccepted();
}

internal static class PayKeeperRegistration
{
    public static void AddPayKeeper(this IServiceCollection services)
    {
        services.AddSingleton<IEmulatedAcquirer, PayKeeperEmulator>();
        services.AddSingleton<ShopStore>();
        services.AddSingleton<BuyerActions>();
        services.AddSingleton<ShopCalls>();
        Delivery.DeliveryRegistration.AddQueue<ShopQueue>(services);
    }
}
