using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Domain.Tests.Accounts;

public sealed class DealStageTests
{
    [Fact]
    public void Text_of_a_stage_is_read_again() =>
        DealStage.Parse($"{new DealStage(7100001, 142)}").ShouldBe(new DealStage(7100001, 142));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("142")]
    [InlineData("7/")]
    [InlineData("/142")]
    [InlineData("7/142/1")]
    [InlineData("0/142")]
    [InlineData("7/-142")]
    [InlineData(" 7/142")]
    [InlineData("7/99999999999999999999")]
    [InlineData("seven/won")]
    public void Other_text_is_no_stage(string? text) => DealStage.Parse(text).ShouldBeNull();
}
