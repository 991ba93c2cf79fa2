using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Domain.Tests.Accounts;

public sealed class MethodCodeTests
{
    [Theory]
    [InlineData("card")]
    [InlineData("SBP_2")]
    [InlineData("_")]
    [InlineData("a2345678901234567890123456789012345678901234567890")]
    public void Letters_digits_and_underscores_are_a_code(string text) => MethodCode.Parse(text)!.Value.Value.ShouldBe(text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(":payment_method_code")]
    [InlineData("card ")]
    [InlineData("ca-rd")]
    [InlineData("карта")]
    [InlineData("card\n")]
    [InlineData("../card")]
    [InlineData("a23456789012345678901234567890123456789012345678901")]
    public void Other_text_is_no_code(string? text) => MethodCode.Parse(text).ShouldBeNull();

    [Fact]
    public void Codes_are_case_sensitive() => MethodCode.Parse("Card").ShouldNotBe(MethodCode.Parse("card"));
}
