using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Payments;

/// <summary>One payment as the bank holds it; touched only under the store's lock. Amounts are kopecks.</summary>
internal sealed class BankPayment(long id, PaymentOrder order)
{
    public long Id { get; } = id;

    public PaymentOrder Order { get; } = order;

    public string Status { get; set; } = BankStatus.New;

    /// <summary>What was ordered; after a partial capture, what was captured.</summary>
    public long Amount { get; set; } = order.Amount;

    /// <summary>What is held or captured and has not been given back.</summary>
    public long Remaining { get; set; }

    /// <summary>What was captured and given back.</summary>
    public long Refunded { get; set; }

    public bool BySbp { get; set; }

    public bool QrIssued { get; set; }

    public int FailedAttempts { get; set; }

    public string ErrorCode { get; set; } = "0";

    public string? ErrorMessage { get; set; }

    /// <summary>When a payment that the buyer has left to his bank began.</summary>
    public DateTimeOffset? AuthorizingSince { get; set; }

    /// <summary>Where an SBP refund under way will end.</summary>
    public string? StatusAfterRefund { get; set; }

    public HashSet<string> CancelRequests { get; } = new(StringComparer.Ordinal);

    public List<DateTimeOffset> SbpRefunds { get; } = [];

    public List<Notification> Notifications { get; } = [];

    /// <summary>The documentation does not settle what the sum means after a partial return; this bank reports what remains.</summary>
    public long ReportedAmount => Status is BankStatus.PartialReversed or BankStatus.PartialRefunded ? Remaining : Amount;

    public bool AwaitsBuyer => Status is BankStatus.New or BankStatus.FormShowed;

    public string PayUrl => $"{Order.Origin}{TBankRegistration.Prefix}/pay/{Id}";

    public string SbpUrl => $"{Order.Origin}{TBankRegistration.Prefix}/sbp/{Id}";
}
