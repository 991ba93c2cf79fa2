using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Infrastructure.Acquirers.Sandbox;

/// <summary>A payment in the sandbox's book: what a bank would know of it, and nothing personal.</summary>
/// <param name="Shop">The seller's name of the shop.</param>
/// <param name="Amount">The ordered sum, major units.</param>
/// <param name="Currency">Three letters.</param>
/// <param name="IsTwoStage">A sum is authorized first.</param>
/// <param name="ExpiresAt">The end of the form.</param>
internal sealed record SandboxPayment(string Shop, decimal Amount, string Currency, bool IsTwoStage, DateTimeOffset ExpiresAt)
{
    public static readonly TimeSpan Hold = TimeSpan.FromDays(7);

    /// <summary>The time after which a payment that is left for later succeeds.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(30);

    public SandboxStatus Status { get; init; }

    /// <summary>When the buyer's choice takes effect; null while there is none.</summary>
    public DateTimeOffset? ChosenAt { get; init; }

    public decimal Captured { get; init; }

    public decimal Refunded { get; init; }

    public static SandboxPayment Of(Order order, string shop) => new(
        shop, order.Amount.Amount, order.Amount.Currency.Code, order.Stages == PaymentStages.Two, order.ExpiresAt.ToUniversalTime());

    /// <summary>The payment at a moment: forms and holds lapse, and what was left for later succeeds.</summary>
    public SandboxPayment AsOf(DateTimeOffset now) => Status switch
    {
        SandboxStatus.Open when now >= ExpiresAt => this with { Status = SandboxStatus.Expired },
        SandboxStatus.Processing when now >= ChosenAt => Succeed(ChosenAt.Value).AsOf(now),
        SandboxStatus.Authorized when now >= ChosenAt + Hold => this with { Status = SandboxStatus.Canceled },
        _ => this,
    };

    /// <summary>Null where the form is closed.</summary>
    public SandboxPayment? Choose(TrialChoice choice, DateTimeOffset now) => Status != SandboxStatus.Open ? null : choice switch
    {
        TrialChoice.Pay or TrialChoice.Twice => Succeed(now),
        TrialChoice.Decline => this with { Status = SandboxStatus.Declined, ChosenAt = now },
        TrialChoice.Later => this with { Status = SandboxStatus.Processing, ChosenAt = now + Delay },
    };

    /// <summary>Null where nothing is authorized, or less than the amount.</summary>
    public SandboxPayment? Capture(decimal amount) =>
        Status == SandboxStatus.Authorized && amount > 0 && amount <= Amount
            ? this with { Status = SandboxStatus.Paid, Captured = amount }
            : null;

    /// <summary>Null where less than the amount is captured and not refunded.</summary>
    public SandboxPayment? Refund(decimal amount) =>
        Status == SandboxStatus.Paid && amount > 0 && Refunded + amount <= Captured ? this with { Refunded = Refunded + amount } : null;

    /// <summary>Ends an open form or releases a hold; null in any other state.</summary>
    public SandboxPayment? End(SandboxStatus from) => Status == from ? this with { Status = SandboxStatus.Canceled } : null;

    private SandboxPayment Succeed(DateTimeOffset at) => IsTwoStage
        ? this with { Status = SandboxStatus.Authorized, ChosenAt = at }
        : this with { Status = SandboxStatus.Paid, ChosenAt = at, Captured = Amount };
}

internal enum SandboxStatus
{
    /// <summary>The form waits for a choice.</summary>
    Open,

    /// <summary>Left for later: it succeeds by itself.</summary>
    Processing,
    Authorized,

    /// <summary>Captured, even if refunded since.</summary>
    Paid,
    Declined,
    Expired,
    Canceled,
}
