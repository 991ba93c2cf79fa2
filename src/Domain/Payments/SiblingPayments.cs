namespace CleanAcquiring.Domain.Payments;

/// <summary>What the other attempts for the same invoice are, as far as evidence for this one depends on it.</summary>
/// <param name="HaveNetPaid">One of them has paid the invoice.</param>
/// <param name="AnyIsLive">One of them, by the same method, can still bring money.</param>
public readonly record struct SiblingPayments(bool HaveNetPaid, bool AnyIsLive)
{
    public static SiblingPayments Of(Payment payment, IEnumerable<Payment> attempts)
    {
        var others = attempts.Where(attempt => attempt.Id != payment.Id).ToList();
        return new SiblingPayments(
            others.Exists(other => other.Status.HasNetPaid()),
            others.Exists(other => other.Method == payment.Method && other.Status.IsLive()));
    }
}
