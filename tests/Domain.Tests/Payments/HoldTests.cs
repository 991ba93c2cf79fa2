using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>An authorization by the timeline: its beginning, its end, and the times at which its seller is told.</summary>
public sealed class HoldTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly DateTimeOffset End = APayment.Now.AddMinutes(1) + Week;

    [Fact]
    public void Hold_begins_with_the_authorization() => HoldOf(APayment.In(PaymentStatus.Authorized))!.EndsAt.ShouldBe(End);

    [Theory]
    [InlineData(PaymentStatus.Pending)]
    [InlineData(PaymentStatus.Paid)]
    [InlineData(PaymentStatus.Canceled)]
    public void Payment_that_is_not_authorized_has_none(PaymentStatus status) => HoldOf(APayment.In(status)).ShouldBeNull();

    [Theory]
    [InlineData(EvidenceKind.Paid)]
    [InlineData(EvidenceKind.Canceled)]
    public void Hold_ends_with_the_authorization(EvidenceKind end) =>
        HoldOf(APayment.In(PaymentStatus.Authorized).After(end)).ShouldBeNull();

    [Fact]
    public void Late_authorization_is_a_hold_until_it_is_released()
    {
        var late = AuthorizedLate();
        HoldOf(late)!.EndsAt.ShouldBe(End);

        HoldOf(late.After(EvidenceKind.Canceled)).ShouldBeNull();
    }

    [Fact]
    public void Late_authorization_that_is_applied_is_the_same_hold()
    {
        var payment = AuthorizedLate();
        var late = HoldOf(payment)!;

        payment.Apply(payment.EvidenceOf(EvidenceKind.Authorized), SiblingPayments.None, APayment.Now.AddDays(3));

        payment.Status.ShouldBe(PaymentStatus.Authorized);
        (HoldOf(payment)!.Number, HoldOf(payment)!.EndsAt).ShouldBe((late.Number, late.EndsAt));
    }

    [Fact]
    public void Second_authorization_is_another_hold()
    {
        var payment = APayment.In(PaymentStatus.Authorized);
        var first = HoldOf(payment)!;

        payment.After(EvidenceKind.Canceled, EvidenceKind.Authorized);

        HoldOf(payment)!.Number.ShouldBeGreaterThan(first.Number);
    }

    [Theory]
    [InlineData(49, 48)]
    [InlineData(48, 6)]
    [InlineData(7, 6)]
    [InlineData(6, null)]
    [InlineData(-1, null)]
    public void Notices_are_given_two_days_and_six_hours_before(int hoursLeft, int? next) =>
        HoldOf(APayment.In(PaymentStatus.Authorized))!.NextNotice(End.AddHours(-hoursLeft))
            .ShouldBe(next is { } hours ? End.AddHours(-hours) : null);

    [Theory]
    [InlineData(49, false)]
    [InlineData(48, true)]
    [InlineData(6, true)]
    [InlineData(-1, true)]
    public void Notice_is_due_from_its_time(int hoursLeft, bool isDue) =>
        HoldOf(APayment.In(PaymentStatus.Authorized))!.IsNoticeDue(End.AddHours(-hoursLeft)).ShouldBe(isDue);

    [Theory]
    [InlineData(30, 29, false)]
    [InlineData(30, 6, true)]
    [InlineData(6, 5, false)]
    [InlineData(5, -1, false)]
    public void Given_notice_is_not_due_again(int toldHours, int hoursLeft, bool isDue)
    {
        var payment = APayment.In(PaymentStatus.Authorized);
        payment.Raise(Attention.AuthorizationExpires, End.AddHours(-toldHours), "soon");

        HoldOf(payment)!.IsNoticeDue(End.AddHours(-hoursLeft)).ShouldBe(isDue);
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(6, true)]
    [InlineData(0, false)]
    public void Hold_is_about_to_end_in_its_last_hours(int hoursLeft, bool isAboutToEnd) =>
        HoldOf(APayment.In(PaymentStatus.Authorized))!.IsAboutToEnd(End.AddHours(-hoursLeft)).ShouldBe(isAboutToEnd);

    [Theory]
    [InlineData(EvidenceKind.Paid)]
    [InlineData(EvidenceKind.Canceled)]
    [InlineData(EvidenceKind.Refunded)]
    public void Attention_ends_with_the_hold(EvidenceKind end)
    {
        var payment = APayment.In(PaymentStatus.Authorized);
        payment.Raise(Attention.AuthorizationExpires, End.AddHours(-1), "soon");

        payment.After(end);

        payment.OpenReasons.ShouldBeEmpty();
    }

    private static Hold? HoldOf(Payment payment) => Hold.Of(payment.Timeline, began => began + Week);

    private static Payment AuthorizedLate()
    {
        var payment = APayment.In(PaymentStatus.Expired);
        payment.Apply(payment.EvidenceOf(EvidenceKind.Authorized), APayment.In(PaymentStatus.Pending));
        return payment;
    }
}
