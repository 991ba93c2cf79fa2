namespace CleanAcquiring.Domain.Payments;

/// <summary>Our own key of an attempt; sortable by time, never shown to a buyer.</summary>
public readonly record struct PaymentId(Guid Value)
{
    public static PaymentId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString("N");
}
