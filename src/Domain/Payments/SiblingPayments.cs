namespace CleanAcquiring.Domain.Payments;

/// <summary>The other payments of the invoice, as far as evidence for one of them concerns them.</summary>
public sealed class SiblingPayments
{
    public static readonly SiblingPayments None = new([]);

    private readonly IReadOnlyList<Payment> others;

    private SiblingPayments(IReadOnlyList<Payment> others) => this.others = others;

    public static SiblingPayments Of(Payment payment, IEnumerable<Payment> payments) =>
        new([.. payments.Where(other => other.Id != payment.Id)]);

    /// <summary>True while another payment by this method can still bring money.</summary>
    public bool AnyIsLive(Payment payment) => others.Any(other => other.Method == payment.Method && other.Status.IsLive());

    /// <summary>Marks the forms that can still be paid to be ended: the invoice has its money.</summary>
    public void End(DateTimeOffset now)
    {
        foreach (var open in others.Where(other => other.Status != PaymentStatus.Authorized))
            open.Abandon("invoice.paid", now);
    }
}
