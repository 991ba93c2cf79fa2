using System.Globalization;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Rbs;

/// <summary>An order at the bank. Read and changed only under the store's lock. Amounts are in kopecks.</summary>
internal sealed class BankOrder(string id, RbsMerchant merchant, OrderTerms terms)
{
    public string Id { get; } = id;

    public RbsMerchant Merchant { get; } = merchant;

    public OrderTerms Terms { get; } = terms;

    public OrderStatus Status { get; set; } = OrderStatus.Created;

    public int ActionCode { get; set; } = -100;

    /// <summary>The authorized amount.</summary>
    public long Approved { get; set; }

    /// <summary>The captured amount; a refund does not lower it.</summary>
    public long Deposited { get; set; }

    public DateTimeOffset? DepositedAt { get; set; }

    public int FailedAttempts { get; set; }

    /// <summary>The bank gave out a link to SBP, behind which the order is paid.</summary>
    public bool BySbp { get; set; }

    /// <summary>The buyer left the payment to his bank.</summary>
    public bool IsLeft { get; set; }

    public List<BankRefund> Refunds { get; } = [];

    /// <summary>The payer's bank will turn back the refund under way, else the next one.</summary>
    public bool RefusesNextRefund { get; set; }

    public long Refunded => Refunds.Where(refund => refund.IsDone).Sum(refund => refund.Amount);

    /// <summary>The captured amount that no refund claims, not even one under way.</summary>
    public long Refundable => Deposited - Refunds.Sum(refund => refund.Amount);

    public bool AwaitsBuyer => Status is OrderStatus.Created && !IsLeft;

    public string FormUrl => $"{Terms.Origin}/pay/{Id}";

    public string SbpUrl => $"{Terms.Origin}/sbp/{Id}";

    public EmulatedPayment ToEmulated() => new(
        Id,
        Terms.OrderNumber,
        State(),
        ((int)Status).ToString(CultureInfo.InvariantCulture),
        (Status is OrderStatus.Deposited or OrderStatus.Refunded ? Deposited : Terms.Amount) / 100m,
        (Status is OrderStatus.Approved ? Approved : Deposited - Refunded) / 100m,
        Refunded / 100m,
        Terms.IsEnglish ? "en" : "ru");

    private EmulatedPaymentState State() => Status switch
    {
        OrderStatus.Created when !IsLeft => EmulatedPaymentState.AwaitsBuyer,
        OrderStatus.Created or OrderStatus.AtIssuer => EmulatedPaymentState.Processing,
        OrderStatus.Approved => EmulatedPaymentState.Authorized,
        OrderStatus.Deposited or OrderStatus.Refunded => EmulatedPaymentState.Captured,
        OrderStatus.Reversed => EmulatedPaymentState.Canceled,
        OrderStatus.Declined when ActionCode == ActionCodes.TimeIsUp => EmulatedPaymentState.Expired,
        OrderStatus.Declined when ActionCode == ActionCodes.EndedByMerchant => EmulatedPaymentState.Canceled,
        OrderStatus.Declined => EmulatedPaymentState.Declined,
    };
}

/// <summary>The bank's numbers of states.</summary>
internal enum OrderStatus
{
    Created = 0,
    Approved = 1,
    Deposited = 2,
    Reversed = 3,
    Refunded = 4,
    AtIssuer = 5,
    Declined = 6,
}

internal static class ActionCodes
{
    public const int Ok = 0;
    public const int NoMoney = 116;
    public const int TimeIsUp = -2007;
    public const int AttemptsExhausted = -2013;
    public const int EndedByMerchant = -2010;
}

/// <summary>The terms of an order as it was registered. Amount is in kopecks.</summary>
internal sealed record OrderTerms(
    string OrderNumber,
    long Amount,
    string Currency,
    bool IsTwoStage,
    bool IsEnglish,
    string? Description,
    string ReturnUrl,
    string FailUrl,
    string? CallbackUrl,
    DateTimeOffset DueAt,
    JsonObject? Bundle,
    bool IsJson,
    string Origin);

/// <summary>A refund. Amount is in kopecks.</summary>
internal sealed class BankRefund(string? externalId, long amount, bool isDone)
{
    public string? ExternalId { get; } = externalId;

    public long Amount { get; } = amount;

    public bool IsDone { get; set; } = isDone;

    /// <summary>Queries of the state since a refund by SBP was ordered: the second one ends it.</summary>
    public int Queries { get; set; }
}
