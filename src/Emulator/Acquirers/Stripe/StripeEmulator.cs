using CleanAcquiring.Emulator.Acquirers.Stripe.Api;
using CleanAcquiring.Emulator.Acquirers.Stripe.Checkout;
using CleanAcquiring.Emulator.Acquirers.Stripe.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.Stripe;

/// <summary>Stripe, in memory: Checkout Sessions of API v1, the hosted page, signed events to the endpoints of each account.</summary>
internal sealed class StripeEmulator(AccountStore store, BuyerActions buyer, MoneyCalls money, EventOutbox outbox)
    : IEmulatedAcquirer, IEmulatedCabinet
{
    public const string AcquirerName = "stripe";
    public const string Prefix = "/acquirers/stripe";

    /// <summary>The only version that is spoken here.</summary>
    public const string ApiVersion = "2026-10-28.endive";

    public string Name => AcquirerName;

    public string ApiPath => $"{Prefix}/";

    // There is no look-up by order.
    public IReadOnlyList<AcquirerCall> Calls { get; } =
    [
        new(CallPurpose.Start, $"{AcquirerName}.create", "/checkout/sessions"),
        new(CallPurpose.Query, $"{AcquirerName}.get", "/checkout/sessions/"),
        new(CallPurpose.Cancel, $"{AcquirerName}.expire", "/expire"),
        new(CallPurpose.Capture, $"{AcquirerName}.capture", "/capture"),
        new(CallPurpose.Refund, $"{AcquirerName}.refund", "/refunds"),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        StripeEndpoints.Map(routes);
        CheckoutPages.Map(routes);
    }

    /// <summary>Each call opens a new account, since an account tells all its endpoints of all its payments.</summary>
    public IReadOnlyDictionary<string, string?> Settings(AcquirerBehavior behavior, bool twoStage = false)
    {
        var account = store.OpenAccount(behavior);
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["accountId"] = account.Id,
            ["secretKey"] = account.SecretKey,
            ["webhookSecret"] = account.WebhookSecret,
            ["paymentMethod"] = "any",
            ["stages"] = twoStage ? "two" : "one",
            ["testMode"] = "true",
        };
    }

    /// <summary>Enters the URL of notifications into the Dashboard of the account.</summary>
    public void EnterNotificationUrl(IReadOnlyDictionary<string, string?> settings, Uri url)
    {
        if (store.Find(account => account.Id == settings["accountId"]) is { Endpoints.Count: 0 } found)
            money.AddEndpoint(found, url);
    }

    public IReadOnlyList<EmulatedPayment> Payments(Func<string, bool> isOrder) =>
        store.All(session => isOrder(session.Order.Reference), session => session.ToEmulated());

    public void Press(string paymentId, string outcome) => buyer.Choose(paymentId, outcome);

    public void Complete(string paymentId) => buyer.Complete(paymentId);

    public void GiveBack(string paymentId, decimal? amount = null) => buyer.GiveBack(paymentId, amount);

    public void RefuseNextRefund(string paymentId, string reason) => store.With(session => session.Id == paymentId, session =>
    {
        if (session is not null)
            session.NextRefusal = reason;
        return 0;
    });

    // Stripe makes no fiscal receipts, so nothing follows.
    public void AnnounceReceipt(string paymentId, string? error)
    {
    }

    public IReadOnlyList<IEmulatedNotification> CollectNotifications() => outbox.Collect();

    public IReadOnlyList<IEmulatedNotification> UnacceptedNotifications() => outbox.Unaccepted();
}
