using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.TestKit.Acquirers;

/// <summary>An order as the fake acquirer has it.</summary>
/// <param name="OrderId">Ours.</param>
/// <param name="Number">The acquirer's.</param>
/// <param name="Amount">Reserved or taken.</param>
/// <param name="Kind">Its state.</param>
/// <param name="Refunded">In all; null for none.</param>
internal sealed record FakeOrder(string OrderId, string Number, Money Amount, EvidenceKind Kind, Money? Refunded = null)
{
    public FakeOrder Refund(Money amount)
    {
        var refunded = (Refunded ?? Money.Zero(Amount.Currency)) + amount;
        return this with
        {
            Refunded = refunded,
            Kind = refunded == Amount ? EvidenceKind.Refunded : EvidenceKind.PartiallyRefunded,
        };
    }

    public Domain.Payments.Evidence Evidence(EvidenceSource source) =>
        new(Kind, new AcquirerReference(OrderId, Number), Amount, source, Kind.ToString().ToUpperInvariant()) { Refunded = Refunded };
}

/// <summary>A refund, capture or cancel that the fake acquirer was asked for.</summary>
/// <param name="Kind">Of the three.</param>
/// <param name="Reference">To the order.</param>
/// <param name="Amount">Null for a cancel.</param>
/// <param name="Receipt">Null for the whole amount.</param>
/// <param name="Key">Of idempotency; refunds have one.</param>
public sealed record FakeOperation(OperationKind Kind, AcquirerReference Reference, Money? Amount, Receipt? Receipt, string? Key);
