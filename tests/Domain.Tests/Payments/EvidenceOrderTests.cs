using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Events;
using CsCheck;
using static CleanAcquiring.Domain.Payments.EvidenceKind;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>A payment ends in the same status for any order and any repetition of the evidence.</summary>
public sealed class EvidenceOrderTests
{
    // The evidence of one payment in the order of its events at the acquirer, with the roubles refunded so far.
    private static readonly (EvidenceKind Kind, int Refunded)[][] Histories =
    [
        [(Pending, 0), (Paid, 0)],
        [(Pending, 0), (Authorized, 0), (Paid, 0)],
        [(Pending, 0), (Declined, 0)],
        [(Pending, 0), (Expired, 0)],
        [(Pending, 0), (Canceled, 0)],
        [(Pending, 0), (Authorized, 0), (Canceled, 0)],
        [(Pending, 0), (Authorized, 0), (Expired, 0)],
        [(Pending, 0), (Expired, 0), (Paid, 0)],
        [(Pending, 0), (Declined, 0), (Authorized, 0), (Paid, 0)],
        [(Pending, 0), (Paid, 0), (Refunded, 0)],
        [(Pending, 0), (Authorized, 0), (Paid, 0), (Refunded, 0)],
        [(Pending, 0), (Authorized, 0), (Paid, 0), (PartiallyRefunded, 300)],
        [(Pending, 0), (Authorized, 0), (Paid, 0), (PartiallyRefunded, 300), (PartiallyRefunded, 700)],
        [(Pending, 0), (Authorized, 0), (Paid, 0), (PartiallyRefunded, 300), (PartiallyRefunded, 700), (Refunded, 0)],
        [(Pending, 0), (Authorized, 0), (Paid, 0), (PartiallyRefunded, 300), (PartiallyRefunded, 1000)],
    ];

    private static readonly PaymentStatus[] Starts = [PaymentStatus.Created, PaymentStatus.Unknown, PaymentStatus.Pending];

    [Fact]
    public void Any_order_of_evidence_ends_in_the_same_status() =>
        Gen.Select(Gen.Int[0, Histories.Length - 1].Select(i => Histories[i]), Gen.Int[0, Starts.Length - 1].Select(i => Starts[i]))
            .SelectMany((history, start) => Shuffled(history).Select(order => (history, start, order)))
            .Sample(
                it =>
                {
                    var straight = Apply(it.start, it.history, it.history[^1]);
                    var shuffled = Apply(it.start, it.order, it.history[^1]);

                    shuffled.End.ShouldBe(straight.End, string.Join(' ', it.order));
                    shuffled.End.TimesPaid.ShouldBeLessThanOrEqualTo(1);
                    // A decline after an authorization contradicts it until later evidence arrives.
                    if (!it.history.Contains((Declined, 0)))
                        shuffled.Attention.ShouldBeNull();
                },
                iter: 20_000,
                threads: 1);

    private static Gen<(EvidenceKind, int)[]> Shuffled((EvidenceKind, int)[] history) =>
        Gen.Int[0, history.Length - 1].Array[0, 4]
            .SelectMany(copies => Gen.Shuffle(history.Concat(copies.Select(copy => history[copy])).ToArray()));

    // A payment that is still live is queried, and the acquirer answers with its last status.
    private static ((PaymentStatus Status, Money Refunded, Money NetPaid, int TimesPaid) End, string? Attention) Apply(
        PaymentStatus start,
        (EvidenceKind, int)[] order,
        (EvidenceKind, int) last
    )
    {
        var payment = APayment.In(start);
        foreach (var step in order)
            payment.Apply(EvidenceOf(payment, step)).ShouldBeTrue();
        if (payment.Status.IsLive())
            payment.Apply(EvidenceOf(payment, last) with { Source = EvidenceSource.Query });
        return (
            (payment.Status, payment.Refunded, payment.NetPaid, payment.TakeEvents().OfType<PaymentEvent.Paid>().Count()),
            payment.Attention
        );
    }

    private static Evidence EvidenceOf(Payment payment, (EvidenceKind Kind, int Refunded) step) =>
        payment.EvidenceOf(step.Kind) with { Refunded = step.Kind == PartiallyRefunded ? Money.Rub(step.Refunded) : null };
}
