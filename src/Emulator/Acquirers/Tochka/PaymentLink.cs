using System.Globalization;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Tochka;

/// <summary>A payment link. Read and changed only under the store's lock. Amounts are in roubles.</summary>
internal sealed class PaymentLink(
    string id, DemoCompany company, JsonObject data, string reference, string origin, DateTimeOffset createdAt)
{
    private const int UsualLife = 10_080;

    public string Id { get; } = id;

    public DemoCompany Company { get; } = company;

    /// <summary>As it was ordered.</summary>
    public JsonObject Data { get; } = data;

    /// <summary>The company's reference, or the bank's running number where it gave none.</summary>
    public string OrderId { get; } = reference;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset ExpiresAt { get; } = createdAt.AddMinutes((int?)LinkJson.Value(data["ttl"]) ?? UsualLife);

    public decimal Amount { get; } = LinkJson.Value(data["amount"])!.Value;

    public IReadOnlyList<string> Modes { get; } = [.. data["paymentMode"]!.AsArray().Select(mode => mode!.GetValue<string>())];

    public string Status { get; set; } = LinkStatus.Created;

    /// <summary>The buyer left the payment to his bank.</summary>
    public bool IsLeft { get; set; }

    public DateTimeOffset? PaidAt { get; set; }

    public DateTimeOffset? HoldEndsAt { get; set; }

    public List<LinkStep> Steps { get; } = [];

    public PendingRefund? Refund { get; set; }

    public bool RefusesNextRefund { get; set; }

    public bool IsTwoStage => Modes.Contains("card") && Data["preAuthorization"]?.GetValue<bool>() == true;

    public string PaymentType => Modes.Contains("card") ? "card" : Modes[0];

    public bool AwaitsBuyer => Status == LinkStatus.Created && !IsLeft;

    public bool IsCaptured => Status is LinkStatus.Approved or LinkStatus.OnRefund or LinkStatus.PartlyRefunded or LinkStatus.Refunded;

    public decimal Refunded => Steps.Where(step => step.Type == LinkStep.RefundType).Sum(step => step.Amount);

    public string PayUrl => $"{origin}{TochkaEmulator.Prefix}/order/{Id}";

    /// <summary>Adds a step with a number of its own.</summary>
    public LinkStep Add(string type, decimal amount, DateTimeOffset at)
    {
        var step = new LinkStep(string.Create(CultureInfo.InvariantCulture, $"{9_000 + Steps.Count}"), type, amount, at);
        Steps.Add(step);
        return step;
    }

    public EmulatedPayment ToEmulated() => new(
        Id,
        OrderId,
        LinkStatus.ToState(this),
        Status,
        Amount,
        Status == LinkStatus.Authorized || IsCaptured ? Amount - Refunded : 0m,
        Refunded,
        "ru");
}

/// <summary>A step of a payment, as its list <c>Order</c> shows it.</summary>
internal sealed record LinkStep(string OrderId, string Type, decimal Amount, DateTimeOffset Time)
{
    public const string RefundType = "refund";
}

/// <summary>A refund that was accepted: the first question shows it under way, the next one done.</summary>
internal sealed record PendingRefund(decimal Amount, string StatusBefore)
{
    public bool WasShown { get; set; }
}

internal static class LinkStatus
{
    public const string Created = "CREATED";
    public const string Authorized = "AUTHORIZED";
    public const string Approved = "APPROVED";
    public const string OnRefund = "ON-REFUND";
    public const string PartlyRefunded = "REFUNDED_PARTIALLY";
    public const string Refunded = "REFUNDED";
    public const string Expired = "EXPIRED";

    // A declined card leaves the link as it was.
    public static EmulatedPaymentState ToState(PaymentLink link) => link switch
    {
        { IsCaptured: true } => EmulatedPaymentState.Captured,
        { Status: Authorized } => EmulatedPaymentState.Authorized,
        { Status: Expired, HoldEndsAt: not null } => EmulatedPaymentState.Canceled,
        { Status: Expired } => EmulatedPaymentState.Expired,
        { IsLeft: true } => EmulatedPaymentState.Processing,
        _ => EmulatedPaymentState.AwaitsBuyer,
    };
}
