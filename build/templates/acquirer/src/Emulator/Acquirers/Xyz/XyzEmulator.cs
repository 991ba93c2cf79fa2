using CleanAcquiring.Emulator.Acquirers.Xyz.Api;
using CleanAcquiring.Emulator.Acquirers.Xyz.Checkout;
using CleanAcquiring.Emulator.Acquirers.Xyz.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.Xyz;

/// <summary>Xyz, in memory: its API, the payment page, signed notifications.</summary>
internal sealed class XyzEmulator(ShopStore store, BuyerActions buyer, ShopQueue queue) : IEmulatedAcquirer
{
    public const string AcquirerName = "xyz";
    public const string Prefix = "/acquirers/xyz";

    public string Name => AcquirerName;

    public string ApiPath => $"{Prefix}/v1/";

    // Replace: the calls that concern money. Start is left out where no call opens a payment.
    public IReadOnlyList<AcquirerCall> Calls { get; } =
    [
        new(CallPurpose.Start, $"{AcquirerName}.create", "/payments"),
        new(CallPurpose.Query, $"{AcquirerName}.get", "/payments/"),
        new(CallPurpose.QueryByOrder, $"{AcquirerName}.find", "/payments"),
        new(CallPurpose.Refund, $"{AcquirerName}.refund", "/refunds"),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        ShopEndpoints.Map(routes);
        ShopPages.Map(routes);
    }

    // Replace: the keys of your form.
    public IReadOnlyDictionary<string, string?> Settings(AcquirerBehavior behavior, bool twoStage = false)
    {
        var shop = store.OpenShop(behavior);
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["shopId"] = shop.Id,
            ["secretKey"] = shop.SecretKey,
            ["paymentMethod"] = "any",
            ["stages"] = twoStage ? "two" : "one",
            ["receipts"] = "true",
            ["taxSystem"] = "usn_income",
            ["vat"] = "none",
            ["testMode"] = "true",
        };
    }

    public IReadOnlyList<EmulatedPayment> Payments(Func<string, bool> isOrder) =>
        store.All(payment => isOrder(payment.OrderId), payment => payment.ToEmulated());

    public void Press(string paymentId, string outcome) => buyer.Choose(paymentId, outcome);

    public void Complete(string paymentId) => buyer.Complete(paymentId);

    public IReadOnlyList<IEmulatedNotification> CollectNotifications() => queue.Collect();

    public IReadOnlyList<IEmulatedNotification> UnacceptedNotifications() => queue.Unaccepted();
}

internal static class XyzRegistration
{
    public static void AddXyz(this IServiceCollection services)
    {
        services.AddSingleton<IEmulatedAcquirer, XyzEmulator>();
        services.AddSingleton<ShopStore>();
        services.AddSingleton<BuyerActions>();
        services.AddSingleton<ShopCalls>();
        Delivery.DeliveryRegistration.AddQueue<ShopQueue>(services);
    }
}
