using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Tests.Common;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("RUB", "RUB")]
    [InlineData(" rub ", "RUB")]
    [InlineData("kZt", "KZT")]
    [InlineData("RU", null)]
    [InlineData("RUBL", null)]
    [InlineData("R B", null)]
    [InlineData("643", null)]
    [InlineData("руб", null)]
    [InlineData("₽", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Three_latin_letters_are_a_currency(string? text, string? code) => Currency.Parse(text)?.Code.ShouldBe(code);

    [Theory]
    [InlineData("R B")]
    [InlineData("643")]
    [InlineData("руб")]
    [InlineData("ＲＵＢ")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_none(string? text) => Currency.Parse(text).ShouldBeNull();

    [Fact]
    public void A_currency_is_equal_to_itself_however_it_was_written() => Currency.Parse("rub").ShouldBe(Currency.Rub);

    [Theory]
    [InlineData("RUB", 2)]
    [InlineData("JPY", 0)]
    [InlineData("BIF", 0)]
    [InlineData("KWD", 3)]
    [InlineData("BHD", 3)]
    public void It_knows_its_digits(string code, int digits) => Currency.Parse(code)!.Value.MinorDigits.ShouldBe(digits);

    [Fact]
    public void No_currency_is_none_of_them() => default(Currency).Code.ShouldBe("XXX");
}
