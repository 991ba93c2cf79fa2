using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

public sealed class PaymentTransitionsTests
{
    public static TheoryData<PaymentStatus, EvidenceKind, string> Cells =>
        [
            .. TransitionTable
                .Cells()
                .Select(cell => new TheoryDataRow<PaymentStatus, EvidenceKind, string>(cell.From, cell.Evidence, cell.Cell)),
        ];

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_payment_follows_the_table(PaymentStatus from, EvidenceKind evidence, string cell)
    {
        var payment = APayment.In(from);
        var before = payment.Timeline.Count;

        payment.Apply(payment.EvidenceOf(evidence)).ShouldBeTrue();

        var noted = payment.Timeline.Skip(before).ToList();
        switch (cell)
        {
            case "same":
                (payment.Status, noted.Count, payment.Attention).ShouldBe((from, 0, null));
                break;
            case "ignored":
                (payment.Status, payment.Attention).ShouldBe((from, null));
                noted.ShouldHaveSingleItem().Code.ShouldBe("evidence.ignored");
                break;
            case "contradiction":
                (payment.Status, payment.Attention).ShouldBe((from, Attention.Contradiction));
                noted.ShouldHaveSingleItem().Code.ShouldBe(Attention.Contradiction);
                break;
            case var late when late.StartsWith("late:", StringComparison.Ordinal):
                payment.Status.ToString().ShouldBe(late["late:".Length..]);
                noted[0].Code.ShouldBe("evidence.late");
                break;
            default:
                payment.Status.ToString().ShouldBe(cell);
                noted.ShouldNotBeEmpty();
                (noted[0].From, noted[^1].To, payment.Attention).ShouldBe((from, payment.Status, null));
                break;
        }
    }

    [Fact]
    public void The_table_covers_every_status_and_evidence()
    {
        var covered = TransitionTable.Cells().Select(cell => (cell.From, cell.Evidence)).ToHashSet();

        foreach (var from in Enum.GetValues<PaymentStatus>())
        {
            foreach (var evidence in Enum.GetValues<EvidenceKind>())
            {
                covered.ShouldContain((from, evidence));
                Enum.IsDefined(PaymentTransitions.Of(from, evidence)).ShouldBeTrue();
            }
        }
    }

    [Theory]
    [InlineData(PaymentStatus.Created)]
    [InlineData(PaymentStatus.Unknown)]
    [InlineData(PaymentStatus.Pending)]
    [InlineData(PaymentStatus.Authorized)]
    public void A_refund_before_the_payment_passes_through_paid(PaymentStatus from)
    {
        var payment = APayment.In(from);

        payment.After(EvidenceKind.Refunded);

        payment
            .Timeline.TakeLast(2)
            .Select(entry => (entry.From, entry.To))
            .ShouldBe([(from, PaymentStatus.Paid), (PaymentStatus.Paid, PaymentStatus.Refunded)]);
        payment.PaidAt.ShouldNotBeNull();
        payment.NetPaid.Amount.ShouldBe(0m);
    }

    [Fact]
    public void Silence_makes_only_a_created_payment_unknown()
    {
        foreach (var from in Enum.GetValues<PaymentStatus>())
        {
            var payment = APayment.In(from);

            payment.MarkUnknown("timeout", null, APayment.Now);

            payment.Status.ShouldBe(from == PaymentStatus.Created ? PaymentStatus.Unknown : from);
        }
    }

    [Fact]
    public void Every_status_is_live_paid_failed_or_refunded()
    {
        foreach (var status in Enum.GetValues<PaymentStatus>())
        {
            var kinds = new[] { status.IsLive(), status.HasNetPaid(), status.IsFailed(), status == PaymentStatus.Refunded };
            kinds.Count(it => it).ShouldBe(1, status.ToString());
        }
    }
}
