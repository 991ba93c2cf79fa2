namespace CleanAcquiring.Domain.Payments;

/// <summary>The other payments of the invoice, as far as evidence for this one depends on them.</summary>
/// <param name="HaveNetPaid">One of them holds captured money.</param>
/// <param name="AnyIsLive">One of them, by the same method, is live.</param>
public readonly record struct SiblingPayments(bool HaveNetPaid, bool AnyIsLive)
{
    public static SiblingPayments Of(Payment payment, IEnumerable<Payment> payments)
    {
        var others = payments.Where(other => other.Id != payment.Id).ToList();
        return new SiblingPayments(
            others.Exists(other => other.Status.HasNetPaid()),
            others.Exists(other => other.Method == payment.Method && other.Status.IsLive()));
    }
}
