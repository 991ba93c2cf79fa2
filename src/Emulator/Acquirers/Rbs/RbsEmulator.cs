using CleanAcquiring.Emulator.Acquirers.Delivery;
using CleanAcquiring.Emulator.Acquirers.Rbs.Api;
using CleanAcquiring.Emulator.Acquirers.Rbs.Checkout;
using CleanAcquiring.Emulator.Acquirers.Rbs.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.Rbs;

/// <summary>A bank on the RBS engine, in memory: the classic dialect, Sber's JSON beside it, the payment page, notifications.</summary>
internal sealed class RbsEmulator : IEmulatedAcquirer, IEmulatedCabinet
{
    private readonly CallbackOutbox outbox;
    private readonly OrderStore store;
    private readonly BankActions actions;
    private readonly GatewayCalls calls;
    private readonly BankPages pages;
    private readonly bool speaksJson;

    public RbsEmulator(string title, bool speaksJson, CallbackOutbox outbox, TimeProvider clock)
    {
        (Name, this.speaksJson, this.outbox) = (outbox.Acquirer, speaksJson, outbox);
        store = new OrderStore(Name, clock, outbox);
        actions = new BankActions(store, outbox);
        calls = new GatewayCalls(store, actions);
        pages = new BankPages(title, store, actions, outbox);
        Calls =
        [
            Call(CallPurpose.Start, "register"),
            Call(CallPurpose.Query, "getOrderStatusExtended"),
            Call(CallPurpose.QueryByOrder, "getOrderStatusExtended"),
            Call(CallPurpose.Cancel, "decline"),
            Call(CallPurpose.Capture, "deposit"),
            Call(CallPurpose.Refund, "refund"),
        ];
    }

    public string Name { get; }

    public string ApiPath => $"/acquirers/{Name}{(speaksJson ? GatewayEndpoints.Ecom : GatewayEndpoints.Classic)}/";

    public IReadOnlyList<AcquirerCall> Calls { get; }

    public void Map(IEndpointRouteBuilder routes)
    {
        GatewayEndpoints.Map(routes, Name, calls, isJson: false);
        if (speaksJson)
            GatewayEndpoints.Map(routes, Name, calls, isJson: true);
        pages.Map(routes);
    }

    public IReadOnlyDictionary<string, string?> Settings(AcquirerBehavior behavior, bool twoStage = false)
    {
        var merchant = store.NewMerchant(behavior);
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["userName"] = merchant.UserName,
            ["password"] = merchant.Password,
            ["paymentMethod"] = behavior is AcquirerBehavior.Sbp ? "sbp" : "page",
            ["callbackKey"] = merchant.CallbackKey,
            ["ffd"] = "1.05",
            ["vatNumber5"] = "10",
            ["vatNumber5of105"] = "11",
            ["vatNumber7"] = "12",
            ["vatNumber7of107"] = "13",
            ["vatNumber22"] = "14",
            ["vatNumber22of122"] = "15",
            ["stages"] = twoStage ? "two" : "one",
            ["receipts"] = "true",
            ["taxSystem"] = "usn_income",
            ["vat"] = "none",
            ["testMode"] = "true",
        };
    }

    /// <summary>Enters the URL of notifications into the cabinet: the JSON dialect takes none with the order.</summary>
    public void EnterNotificationUrl(IReadOnlyDictionary<string, string?> settings, Uri url) =>
        store.EnterCallbackUrl(settings["userName"] ?? "", url);

    public IReadOnlyList<EmulatedPayment> Payments(Func<string, bool> isOrder) =>
        store.All(order => isOrder(order.Terms.OrderNumber), order => order.ToEmulated());

    public void Press(string paymentId, string outcome) => actions.Choose(paymentId, outcome);

    public void Complete(string paymentId) => actions.Complete(paymentId);

    public void GiveBack(string paymentId, decimal? amount = null) => actions.GiveBack(paymentId, (long?)(amount * 100));

    // The engine names no reason.
    public void RefuseNextRefund(string paymentId, string reason) => store.With(paymentId, order =>
    {
        if (order is not null)
            order.RefusesNextRefund = true;
        return 0;
    });

    // The engine tells nothing of receipts.
    public void AnnounceReceipt(string paymentId, string? error)
    {
    }

    public IReadOnlyList<IEmulatedNotification> CollectNotifications() => outbox.Collect();

    public IReadOnlyList<IEmulatedNotification> UnacceptedNotifications() => outbox.Unaccepted();

    private AcquirerCall Call(CallPurpose purpose, string name) => new(purpose, $"{Name}.{name.ToLowerInvariant()}", $"/{name}.do");
}

internal static class RbsRegistration
{
    public static void AddRbs(this IServiceCollection services)
    {
        services.AddBank("sber", "Сбербанк", speaksJson: true);
        services.AddBank("alfa", "Альфа-Банк", speaksJson: false);
    }

    private static void AddBank(this IServiceCollection services, string name, string title, bool speaksJson)
    {
        var outbox = new CallbackOutbox(name);
        services.AddSingleton<NotificationQueue>(outbox);
        services.AddSingleton<IEmulatedAcquirer>(provider =>
            new RbsEmulator(title, speaksJson, outbox, provider.GetRequiredService<TimeProvider>()));
    }
}
