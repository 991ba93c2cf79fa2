using CleanAcquiring.Domain.Common;
using CsCheck;

namespace CleanAcquiring.Domain.Tests.Common;

public sealed class MoneyTests
{
    private static readonly Currency Yen = Currency.Parse("JPY")!.Value;
    private static readonly Currency Dinar = Currency.Parse("KWD")!.Value;

    [Fact]
    public void Minor_units_convert_back_in_every_currency() => Gen.Select(Gen.Long[-9_999_999_999, 9_999_999_999], Gen.Int[0, 2]).Sample(
        (units, i) => Money.FromMinorUnits(units, new[] { Currency.Rub, Yen, Dinar }[i]).ToMinorUnits().ShouldBe(units),
        iter: 5_000,
        threads: 1);

    [Fact]
    public void Minor_units_follow_the_digits_of_the_currency()
    {
        Money.Rub(14982.5m).ToMinorUnits().ShouldBe(1498250);
        new Money(500m, Yen).ToMinorUnits().ShouldBe(500);
        new Money(1.234m, Dinar).ToMinorUnits().ShouldBe(1234);
    }

    [Theory]
    [InlineData(12345, 1235)]
    [InlineData(-12345, -1235)]
    [InlineData(12344, 1234)]
    [InlineData(12355, 1236)]
    public void Halves_are_rounded_away_from_zero(int thousandths, long kopecks) =>
        Money.Rub(thousandths / 1000m).ToMinorUnits().ShouldBe(kopecks);

    [Fact]
    public void Amounts_of_one_currency_add_and_subtract()
    {
        (Money.Rub(1.10m) + Money.Rub(2.20m)).ShouldBe(Money.Rub(3.3m));
        Money.Add(Money.Rub(2m), Money.Rub(3m)).ShouldBe(Money.Rub(5m));
        (Money.Rub(1m) - Money.Rub(2m)).IsPositive.ShouldBeFalse();
        Money.Subtract(Money.Rub(2m), Money.Rub(3m)).ShouldBe(Money.Rub(-1m));
    }

    [Fact]
    public void Trailing_zeros_do_not_change_equality() => Money.Rub(1.50m).ShouldBe(Money.Rub(1.5m));

    [Fact]
    public void Money_prints_two_decimals_and_the_code() => Money.Rub(14982.5m).ToString().ShouldBe("14982.50 RUB");

    [Fact]
    public void Amounts_of_two_currencies_cannot_be_added() =>
        Should.Throw<InvalidOperationException>(() => Money.Rub(1m) + new Money(1m, Yen)).Message.ShouldBe("RUB and JPY cannot be added.");
}
