namespace CleanAcquiring.Domain.Payments;

/// <summary>What the other attempts for the same invoice are, as far as evidence for this one depends on it.</summary>
/// <param name="HoldMoney">One of them has paid the invoice.</param>
/// <param name="OneIsLive">One of them, by the same method, can still bring money.</param>
public readonly record struct OtherAttempts(bool HoldMoney, bool OneIsLive)
{
    public static OtherAttempts Of(Payment payment, IEnumerable<Payment> attempts)
    {
        var others = attempts.Where(attempt => attempt.Id != payment.Id).ToList();
        return new OtherAttempts(
            others.Exists(other => other.Status.HoldsMoney()),
            others.Exists(other => other.Method == payment.Method && other.Status.IsLive()));
    }
}
