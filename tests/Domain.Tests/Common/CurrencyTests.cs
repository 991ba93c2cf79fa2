using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Tests.Common;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("RUB", "RUB")]
    [InlineData(" rub ", "RUB")]
    [InlineData("kZt", "KZT")]
    public void Three_latin_letters_are_a_currency(string text, string code) => Currency.Parse(text)!.Value.Code.ShouldBe(code);

    [Theory]
    [InlineData("RU")]
    [InlineData("RUBL")]
    [InlineData("R B")]
    [InlineData("₽")]
    [InlineData("643")]
    [InlineData("руб")]
    [InlineData("ＲＵＢ")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_text_is_no_currency(string? text) => Currency.Parse(text).ShouldBeNull();

    [Fact]
    public void Codes_in_any_case_are_equal() => Currency.Parse("rub").ShouldBe(Currency.Rub);

    [Theory]
    [InlineData("RUB", 2)]
    [InlineData("JPY", 0)]
    [InlineData("BIF", 0)]
    [InlineData("KWD", 3)]
    [InlineData("BHD", 3)]
    public void A_currency_knows_its_minor_digits(string code, int digits) => Currency.Parse(code)!.Value.MinorDigits.ShouldBe(digits);

    [Fact]
    public void The_default_currency_is_XXX() => default(Currency).Code.ShouldBe("XXX");
}
