namespace CleanAcquiring.Emulator.Acquirers;

/// <summary>
/// An acquirer in the emulator: its routes, the settings with which a seller uses it, and controls for tests in the same process.
/// Faults strike its calls by names that begin with <see cref="Name"/> and a dot.
/// </summary>
public interface IEmulatedAcquirer
{
    /// <summary>The name at the gateway, and of the group of routes <c>/acquirers/{name}</c>.</summary>
    string Name { get; }

    /// <summary>The path of its API on the emulator, which the gateway's setting <c>Acquirers:{name}:BaseUrl</c> takes.</summary>
    string ApiPath { get; }

    /// <summary>The calls of its API that concern money.</summary>
    IReadOnlyList<AcquirerCall> Calls { get; }

    AcquirerCall CallFor(CallPurpose purpose) => Calls.FirstOrDefault(call => call.Purpose == purpose)
        ?? throw new InvalidOperationException($"The emulator of {Name} names no call for {purpose}.");

    /// <summary>Maps its API, its payment page and its state into the group of its routes.</summary>
    void Map(IEndpointRouteBuilder routes);

    /// <summary>
    /// Gives the settings of a payment method, as a seller enters them at the gateway. Where a shop has one URL for notifications, each
    /// call opens a new shop.
    /// </summary>
    IReadOnlyDictionary<string, string?> Settings(AcquirerBehavior behavior, bool twoStage = false);

    /// <summary>Further addresses of its API: the settings of the gateway below <c>Acquirers:{name}</c>, and their paths.</summary>
    IReadOnlyDictionary<string, string> FurtherPaths => new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Enters the URL of notifications into the acquirer's cabinet; not needed where each order names it.</summary>
    void EnterNotificationUrl(IReadOnlyDictionary<string, string?> settings, Uri url)
    {
    }

    /// <summary>Lists the payments of the orders that fit, oldest first.</summary>
    IReadOnlyList<EmulatedPayment> Payments(Func<string, bool> isOrder);

    /// <summary>Presses a button of the payment page: <c>pay</c>, <c>decline</c>, <c>cancel</c> or <c>later</c>.</summary>
    void Press(string paymentId, string outcome);

    /// <summary>Takes the money of a payment that was left for later, or that was declined or expired meanwhile.</summary>
    void Complete(string paymentId);

    /// <summary>
    /// Takes the notifications that are due, each once; needs <see cref="EmulatorOptions.HoldsNotifications"/>.
    /// </summary>
    IReadOnlyList<IEmulatedNotification> CollectNotifications();

    /// <summary>Lists all notifications that the gateway has not accepted yet.</summary>
    IReadOnlyList<IEmulatedNotification> UnacceptedNotifications();
}

/// <summary>The behavior of an acquirer towards one payment method.</summary>
public enum AcquirerBehavior
{
    /// <summary>Every call works; cards only.</summary>
    Normal,

    /// <summary>Opening a payment works and is never answered.</summary>
    Silent,

    /// <summary>Every call is refused with HTTP 429 before it has an effect.</summary>
    Down,

    /// <summary>Opening a payment is refused.</summary>
    Declines,

    /// <summary>Every call works; cards and SBP.</summary>
    Sbp,

    /// <summary>Every call works; cards only; another shop of the same seller, with credentials of its own.</summary>
    OtherShop,
}

public enum CallPurpose
{
    Start,
    Query,
    QueryByOrder,
    Cancel,
    Capture,
    Refund,
}

/// <summary>A call of an acquirer's API: the name by which faults strike it, and the end of its path.</summary>
public sealed record AcquirerCall(CallPurpose Purpose, string Operation, string PathEnd);
