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
    public void A_cell_of_the_table_is_what_a_payment_does(PaymentStatus from, EvidenceKind evidence, string cell)
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
    public void Every_state_has_an_answer_to_every_evidence()
    {
        var asked = TransitionTable.Cells().Select(cell => (cell.From, cell.Evidence)).ToHashSet();

        foreach (var from in Enum.GetValues<PaymentStatus>())
        {
            foreach (var evidence in Enum.GetValues<EvidenceKind>())
            {
                asked.ShouldContain((from, evidence));
                Enum.IsDefined(PaymentTransitions.Of(from, evidence)).ShouldBeTrue();
            }
        }
    }

    [Theory]
    [InlineData(PaymentStatus.Created)]
    [InlineData(PaymentStatus.Unknown)]
    [InlineData(PaymentStatus.Pending)]
    [InlineData(PaymentStatus.Authorized)]
    public void A_refund_that_overtook_the_payment_goes_by_way_of_paid_and_both_are_noted(PaymentStatus from)
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
    public void Silence_makes_only_an_unanswered_opening_unknown()
    {
        foreach (var from in Enum.GetValues<PaymentStatus>())
        {
            var payment = APayment.In(from);

            payment.MarkUnknown("timeout", null, APayment.Now);

            payment.Status.ShouldBe(from == PaymentStatus.Created ? PaymentStatus.Unknown : from);
        }
    }

    [Fact]
    public void Live_holding_and_failed_are_told_apart()
    {
        foreach (var status in Enum.GetValues<PaymentStatus>())
        {
            var kinds = new[] { status.IsLive(), status.HasNetPaid(), status.IsFailed(), status == PaymentStatus.Refunded };
            kinds.Count(it => it).ShouldBe(1, status.ToString());
        }
    }
}
