using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Tests.Common;

public sealed class ResultTests
{
    private static readonly Refusal No = new(RefusalKind.AskSeller, "some.rule");

    [Fact]
    public void Values_and_refusals_convert_to_results()
    {
        Result<int> value = 5;
        Result<int> refused = No;

        (value.IsRefused, value.Value, value.Refusal).ShouldBe((false, 5, null));
        (refused.IsRefused, refused.Refusal).ShouldBe((true, No));
    }

    [Fact]
    public void The_value_of_a_refusal_throws_with_its_code() =>
        Should.Throw<InvalidOperationException>(() => Result<int>.Refused(No).Value).Message.ShouldContain("some.rule");
}
