using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.TBank;

/// <summary>A payment at the bank. Read and changed only under the store's lock. Amounts are in kopecks.</summary>
internal sealed class BankPayment(long id, PaymentOrder order)
{
    public long Id { get; } = id;

    public PaymentOrder Order { get; } = order;

    public string Status { get; set; } = BankStatus.New;

    /// <summary>The ordered amount; after a partial capture, the captured one.</summary>
    public long Amount { get; set; } = order.Amount;

    /// <summary>The amount that is authorized or captured and has not been given back.</summary>
    public long Remaining { get; set; }

    /// <summary>The amount that was captured and given back.</summary>
    public long Refunded { get; set; }

    /// <summary>The amount that was given back last, of captured or authorized money.</summary>
    public long LastGivenBack { get; set; }

    public bool BySbp { get; set; }

    public bool QrIssued { get; set; }

    public int FailedAttempts { get; set; }

    /// <summary>Second receipts that set the prepayment off.</summary>
    public int ClosingReceipts { get; set; }

    public string ErrorCode { get; set; } = "0";

    public string? ErrorMessage { get; set; }

    /// <summary>The time at which the buyer left the payment to his bank.</summary>
    public DateTimeOffset? AuthorizingSince { get; set; }

    /// <summary>The end of a card's hold: seven days, the day of the authorization included.</summary>
    public DateTimeOffset? HoldEndsAt { get; set; }

    /// <summary>The SBP refund under way.</summary>
    public PendingRefund? PendingRefund { get; set; }

    /// <summary>The refusal with which the payer's bank will answer the next SBP refund.</summary>
    public QrRefusal? NextRefundRefusal { get; set; }

    /// <summary>The refusal of the last SBP refund.</summary>
    public QrRefusal? LastRefundRefusal { get; set; }

    public HashSet<string> CancelRequests { get; } = new(StringComparer.Ordinal);

    public List<DateTimeOffset> SbpRefunds { get; } = [];

    public List<Notification> Notifications { get; } = [];

    /// <summary>
    /// After a partial refund, the rest; after the release of the rest of an authorization, that rest. The documentation does not define
    /// the amount there.
    /// </summary>
    public long ReportedAmount => Status switch
    {
        BankStatus.PartialReversed or BankStatus.PartialRefunded => Remaining,
        BankStatus.Reversed => LastGivenBack,
        _ => Amount,
    };

    public bool AwaitsBuyer => Status is BankStatus.New or BankStatus.FormShowed;

    /// <summary>The form of a declined card takes another one until it expires.</summary>
    public bool TakesAnotherCard(DateTimeOffset now) => Status is BankStatus.Rejected && !BySbp && now < Order.DueAt;

    public string PayUrl => $"{Order.Origin}{TBankEmulator.Prefix}/pay/{Id}";

    public string SbpUrl => $"{Order.Origin}{TBankEmulator.Prefix}/sbp/{Id}";

    public EmulatedPayment ToEmulated() => new(
        Id.ToString(CultureInfo.InvariantCulture),
        Order.OrderId,
        BankStatus.ToState(Status),
        Status,
        Amount / 100m,
        Remaining / 100m,
        Refunded / 100m,
        Order.English ? "en" : "ru");
}

/// <summary>An SBP refund that was accepted and has no result yet. Amount is in kopecks.</summary>
internal sealed record PendingRefund(long Amount, string StatusBefore, string StatusAfter);

/// <summary>The reason of the payer's bank for turning a refund back.</summary>
internal sealed record QrRefusal(string Code, string Message);

/// <summary>The order that Init opens. Amount is in kopecks.</summary>
internal sealed record PaymentOrder(
    DemoTerminal Terminal,
    string OrderId,
    long Amount,
    string? Description,
    bool TwoStage,
    bool English,
    string? NotificationUrl,
    string? SuccessUrl,
    string? FailUrl,
    DateTimeOffset DueAt,
    JsonElement Receipt,
    string Origin);

internal static class BankStatus
{
    public const string New = "NEW";
    public const string FormShowed = "FORM_SHOWED";
    public const string Authorizing = "AUTHORIZING";
    public const string Authorized = "AUTHORIZED";
    public const string Confirmed = "CONFIRMED";
    public const string PartialReversed = "PARTIAL_REVERSED";
    public const string Reversed = "REVERSED";
    public const string Canceled = "CANCELED";
    public const string DeadlineExpired = "DEADLINE_EXPIRED";
    public const string Rejected = "REJECTED";
    public const string AsyncRefunding = "ASYNC_REFUNDING";
    public const string PartialRefunded = "PARTIAL_REFUNDED";
    public const string Refunded = "REFUNDED";

    public static EmulatedPaymentState ToState(string status) => status switch
    {
        New or FormShowed => EmulatedPaymentState.AwaitsBuyer,
        Authorizing => EmulatedPaymentState.Processing,
        Authorized or PartialReversed => EmulatedPaymentState.Authorized,
        Confirmed or PartialRefunded or AsyncRefunding or Refunded => EmulatedPaymentState.Captured,
        Rejected => EmulatedPaymentState.Declined,
        DeadlineExpired => EmulatedPaymentState.Expired,
        Canceled or Reversed => EmulatedPaymentState.Canceled,
        _ => throw new UnreachableException(),
    };
}
