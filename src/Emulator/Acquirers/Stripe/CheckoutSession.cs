namespace CleanAcquiring.Emulator.Acquirers.Stripe;

/// <summary>A session with its payment. Read and changed only under the store's lock. Amounts are in Stripe's smallest units.</summary>
internal sealed class CheckoutSession(int number, SessionOrder order)
{
    public string Id { get; } = $"cs_test_a1{number:x8}{number * 7919:x8}";

    public string IntentId { get; } = $"pi_3{number:x8}";

    public string ChargeId { get; } = $"ch_3{number:x8}";

    public SessionOrder Order { get; } = order;

    public string Status { get; set; } = SessionStatus.Open;

    /// <summary>Null until the buyer confirms.</summary>
    public string? IntentStatus { get; set; }

    public string? CancellationReason { get; set; }

    public string? LastError { get; set; }

    public long Capturable { get; set; }

    public long Received { get; set; }

    public DateTimeOffset? AuthorizedAt { get; set; }

    /// <summary>A way to pay that tells its end days later.</summary>
    public bool IsDelayed { get; set; }

    public List<SessionRefund> Refunds { get; } = [];

    public SessionDispute? Dispute { get; set; }

    /// <summary>The reason with which the next refund will fail after it was accepted.</summary>
    public string? NextRefusal { get; set; }

    public bool HasCharge => IntentStatus is IntentStatuses.RequiresCapture or IntentStatuses.Succeeded || AuthorizedAt is not null;

    /// <summary>The refunded amount, a refund on its way included, a failed one not.</summary>
    public long Refunded => Refunds.Where(refund => refund.Status is not "failed").Sum(refund => refund.Amount);

    public string Url => $"{Order.Origin}{StripeEmulator.Prefix}/c/pay/{Id}";

    public EmulatedPayment ToEmulated() => new(
        Id,
        Order.Reference,
        State,
        IntentStatus ?? Status,
        Units.Major(Received > 0 ? Received : Order.Amount, Order.Currency),
        Units.Major(IntentStatus == IntentStatuses.RequiresCapture ? Capturable : Received - Refunded, Order.Currency),
        Units.Major(Refunded, Order.Currency),
        Order.Locale);

    private EmulatedPaymentState State => (Status, IntentStatus) switch
    {
        (SessionStatus.Expired, _) => EmulatedPaymentState.Expired,
        (_, IntentStatuses.Succeeded) => EmulatedPaymentState.Captured,
        (_, IntentStatuses.RequiresCapture) => EmulatedPaymentState.Authorized,
        (_, IntentStatuses.Canceled) => EmulatedPaymentState.Canceled,
        (_, IntentStatuses.Processing) => EmulatedPaymentState.Processing,
        (SessionStatus.Complete, _) => EmulatedPaymentState.Declined,
        _ => EmulatedPaymentState.AwaitsBuyer,
    };
}

/// <summary>The parameters that open a session. Its payment has metadata of its own and does not see the session's.</summary>
internal sealed record SessionOrder(
    DemoAccount Account,
    string Reference,
    long Amount,
    string Currency,
    string Name,
    bool IsManual,
    string Locale,
    string SuccessUrl,
    string? CancelUrl,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    IReadOnlyDictionary<string, string> Metadata,
    IReadOnlyDictionary<string, string> IntentMetadata,
    string Origin);

/// <summary>A refund of a payment, or of a part of it.</summary>
internal sealed class SessionRefund(string id, long amount, IReadOnlyDictionary<string, string> metadata, DateTimeOffset createdAt)
{
    public string Id { get; } = id;

    public long Amount { get; } = amount;

    public IReadOnlyDictionary<string, string> Metadata { get; } = metadata;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public string Status { get; set; } = "succeeded";

    public string? FailureReason { get; set; }
}

/// <summary>A dispute of the whole payment.</summary>
internal sealed class SessionDispute(string id, DateTimeOffset createdAt)
{
    public string Id { get; } = id;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public string Status { get; set; } = "needs_response";

    /// <summary>The bank has the money.</summary>
    public bool IsTaken => Status is "needs_response" or "under_review" or "lost";
}

internal static class SessionStatus
{
    public const string Open = "open";
    public const string Complete = "complete";
    public const string Expired = "expired";
}

internal static class IntentStatuses
{
    public const string RequiresMethod = "requires_payment_method";
    public const string Processing = "processing";
    public const string RequiresCapture = "requires_capture";
    public const string Succeeded = "succeeded";
    public const string Canceled = "canceled";
}

/// <summary>Stripe's smallest units.</summary>
internal static class Units
{
    private static readonly string[] Whole =
        ["bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf"];

    private static readonly string[] Thousandths = ["bhd", "jod", "kwd", "omr", "tnd"];

    public static decimal Scale(string currency) =>
        Array.IndexOf(Whole, currency) >= 0 ? 1m : Array.IndexOf(Thousandths, currency) >= 0 ? 1000m : 100m;

    public static decimal Major(long amount, string currency) => amount / Scale(currency);

    /// <summary>The multiple that Stripe takes of a currency.</summary>
    public static long Step(string currency) =>
        currency is "isk" or "ugx" ? 100 : Array.IndexOf(Thousandths, currency) >= 0 ? 10 : 1;
}
