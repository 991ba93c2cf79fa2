using CleanAcquiring.Emulator.Acquirers.CloudPayments.Api;
using CleanAcquiring.Emulator.Acquirers.CloudPayments.Checkout;
using CleanAcquiring.Emulator.Acquirers.CloudPayments.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.CloudPayments;

/// <summary>CloudPayments, in memory: the widget, Check before each charge, the API, signed notifications with one URL per kind.</summary>
internal sealed class CloudPaymentsEmulator(SiteStore store, BuyerActions buyer, SiteQueue queue) : IEmulatedAcquirer, IEmulatedCabinet
{
    public const string AcquirerName = "cloudpayments";
    public const string Prefix = "/acquirers/cloudpayments";

    public string Name => AcquirerName;

    public string ApiPath => $"{Prefix}/api/";

    public IReadOnlyDictionary<string, string> FurtherPaths { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["WidgetUrl"] = $"{Prefix}{WidgetPages.ScriptPath}" };

    // There is no call that opens a payment: the widget brings the order, and nothing ends it.
    public IReadOnlyList<AcquirerCall> Calls { get; } =
    [
        new(CallPurpose.Query, $"{AcquirerName}.get", "/payments/get"),
        new(CallPurpose.QueryByOrder, $"{AcquirerName}.find", "/payments/find"),
        new(CallPurpose.Capture, $"{AcquirerName}.confirm", "/payments/confirm"),
        new(CallPurpose.Refund, $"{AcquirerName}.refund", "/payments/refund"),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        ApiEndpoints.Map(routes);
        WidgetPages.Map(routes);
    }

    public IReadOnlyDictionary<string, string?> Settings(AcquirerBehavior behavior, bool twoStage = false)
    {
        var site = store.OpenSite(behavior);
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["publicId"] = site.PublicId,
            ["apiSecret"] = site.ApiSecret,
            ["paymentMethod"] = behavior is AcquirerBehavior.Sbp ? "Sbp" : "any",
            ["stages"] = twoStage ? "two" : "one",
            ["receipts"] = "true",
            ["taxSystem"] = "usn_income",
            ["vat"] = "none",
            ["testMode"] = "true",
        };
    }

    public void EnterNotificationUrl(IReadOnlyDictionary<string, string?> settings, Uri url)
    {
        if (store.FindSite(settings["publicId"]) is not { } site)
            return;
        foreach (var kind in DemoSite.Kinds)
            site.Notifications[kind] = NotificationSetting.Usual(new Uri($"{url.AbsoluteUri}/{kind}"));
    }

    public IReadOnlyList<EmulatedPayment> Payments(Func<string, bool> isOrder) =>
        store.All(order => isOrder(order.OrderId), order => order.ToEmulated());

    /// <summary>As on the page, but without Check: no gateway answers where notifications are kept back.</summary>
    public void Press(string paymentId, string outcome) => buyer.Choose(paymentId, outcome);

    public void Complete(string paymentId) => buyer.Complete(paymentId);

    public void GiveBack(string paymentId, decimal? amount = null) => buyer.GiveBack(paymentId, amount);

    public void RefuseNextRefund(string paymentId, string reason) => store.With(paymentId, order =>
    {
        if (order is not null)
            order.NextRefusal = reason;
        return 0;
    });

    // Of receipts its register tells by notifications of its own, which the gateway does not take.
    public void AnnounceReceipt(string paymentId, string? error)
    {
    }

    public IReadOnlyList<IEmulatedNotification> CollectNotifications() => queue.Collect();

    public IReadOnlyList<IEmulatedNotification> UnacceptedNotifications() => queue.Unaccepted();
}

internal static class CloudPaymentsRegistration
{
    public static void AddCloudPayments(this IServiceCollection services)
    {
        services.AddSingleton<IEmulatedAcquirer, CloudPaymentsEmulator>();
        services.AddSingleton<SiteStore>();
        services.AddSingleton<BuyerActions>();
        services.AddSingleton<CheckCall>();
        services.AddSingleton<ApiCalls>();
        Delivery.DeliveryRegistration.AddQueue<SiteQueue>(services);
    }
}
