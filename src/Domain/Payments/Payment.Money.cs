using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Payments;

/// <summary>The money of the payment that somebody holds now.</summary>
public sealed partial class Payment
{
    /// <summary>Captured less refunded and disputed.</summary>
    public Money NetPaid => new(
        Status.HasNetPaid() ? Math.Max(0m, Amount.Amount - Refunded.Amount - Disputed.Amount) : 0m, Amount.Currency);

    /// <summary>Reserved and not captured.</summary>
    public Money Authorized =>
        Status == PaymentStatus.Authorized || IsAuthorizedLate ? Amount : Money.Zero(Amount.Currency);

    /// <summary>Money is captured or reserved.</summary>
    public bool HasMoney => NetPaid.IsPositive || Authorized.IsPositive;
}
