using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Events;
using CsCheck;
using static CleanAcquiring.Domain.Payments.EvidenceKind;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>Whatever the order and the number of copies in which an acquirer's words arrive, the end is the same.</summary>
public sealed class OrderOfEvidenceTests
{
    // What acquirers say in the life of one payment, in the order in which it happens there. Numbers: given back so far, in roubles.
    private static readonly (EvidenceKind Kind, int Back)[][] Lives =
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
    public void Any_order_with_copies_ends_in_the_same_state() =>
        Gen.Select(Gen.Int[0, Lives.Length - 1].Select(i => Lives[i]), Gen.Int[0, Starts.Length - 1].Select(i => Starts[i]))
            .SelectMany((life, start) => Shuffled(life).Select(order => (life, start, order)))
            .Sample(
                it =>
                {
                    var straight = Told(it.start, it.life, it.life[^1]);
                    var shuffled = Told(it.start, it.order, it.life[^1]);

                    shuffled.End.ShouldBe(straight.End, string.Join(' ', it.order));
                    shuffled.End.TimesPaid.ShouldBeLessThanOrEqualTo(1);
                    // A refusal of money that is held looks wrong until the rest is told; nothing else may trouble a person.
                    if (!it.life.Contains((Declined, 0)))
                        shuffled.Attention.ShouldBeNull();
                },
                iter: 20_000,
                threads: 1);

    private static Gen<(EvidenceKind, int)[]> Shuffled((EvidenceKind, int)[] life) =>
        Gen.Int[0, life.Length - 1].Array[0, 4].SelectMany(copies => Gen.Shuffle(life.Concat(copies.Select(copy => life[copy])).ToArray()));

    // While the attempt can still bring money the acquirer is asked, and it answers with what is true there.
    private static ((PaymentStatus Status, Money Refunded, Money Held, int TimesPaid) End, string? Attention) Told(
        PaymentStatus start,
        (EvidenceKind, int)[] order,
        (EvidenceKind, int) truth
    )
    {
        var payment = APayment.In(start);
        foreach (var word in order)
            payment.Apply(Say(payment, word)).ShouldBeTrue();
        if (payment.Status.IsLive())
            payment.Apply(Say(payment, truth) with { Source = EvidenceSource.Query });
        return (
            (payment.Status, payment.Refunded, payment.NetPaid, payment.TakeEvents().OfType<PaymentEvent.Paid>().Count()),
            payment.Attention
        );
    }

    private static Evidence Say(Payment payment, (EvidenceKind Kind, int Back) word) =>
        payment.EvidenceOf(word.Kind) with { Refunded = word.Kind == PartiallyRefunded ? Money.Rub(word.Back) : null };
}
