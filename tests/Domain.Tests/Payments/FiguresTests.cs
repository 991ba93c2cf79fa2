using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>Facts that are stored without words.</summary>
public sealed class FiguresTests
{
    [Fact]
    public void What_is_written_is_read_in_its_order()
    {
        var detail = Figures.Write(
            (Figures.Paid, Money.Rub(3_500m)),
            (Figures.Authorized, null),
            (Figures.AnswerBy, new DateTimeOffset(2026, 3, 1, 15, 0, 0, TimeSpan.FromHours(3))),
            (Figures.State, PaymentStatus.Expired));

        detail.ShouldBe("paid=3500.00 RUB; answerBy=2026-03-01T12:00:00Z; state=Expired");
        Figures.Read(detail).ShouldBe([("paid", "3500.00 RUB"), ("answerBy", "2026-03-01T12:00:00Z"), ("state", "Expired")]);
    }

    [Fact]
    public void Words_of_others_are_kept_whole()
    {
        var detail = Figures.Write((Figures.Failed, Money.Rub(1m)), (Figures.Words, "code=51; not enough money"));

        Figures.Read(detail).ShouldBe([("failed", "1.00 RUB"), ("words", "code=51; not enough money")]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("insufficient funds")]
    [InlineData("Отказ: a=b")]
    [InlineData("=x")]
    public void Any_other_text_has_no_figures(string? text) => Figures.Read(text).ShouldBeEmpty();
}
