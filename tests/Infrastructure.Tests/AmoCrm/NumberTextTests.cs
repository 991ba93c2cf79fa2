using System.Globalization;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("14982", "14982")]
    [InlineData("14982.00", "14982.00")]
    [InlineData("1 500,50", "1500.50")]
    [InlineData("1\u00a0234\u202f567,8", "1234567.8")]
    [InlineData("-3", "-3")]
    [InlineData("\u22123", "-3")]
    [InlineData("\u20131\u2003234,5", "-1234.5")]
    [InlineData("1\u3000234", "1234")]
    [InlineData("0", "0")]
    public void Spaces_dashes_and_one_decimal_comma_are_understood(string text, string number) =>
        NumberText.Parse(text).ShouldBe(decimal.Parse(number, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("1.500,50")]
    [InlineData("1,500.50")]
    [InlineData("15 00")]
    [InlineData("1 500 руб.")]
    [InlineData("1e5")]
    [InlineData("0x10")]
    [InlineData("+5")]
    [InlineData(".5")]
    [InlineData("5,")]
    [InlineData("--5")]
    [InlineData("٣")]
    [InlineData("5\n")]
    [InlineData("99999999999999999999999999999999999999")]
    public void Anything_stranger_is_no_number(string? text) => NumberText.Parse(text).ShouldBeNull();
}
