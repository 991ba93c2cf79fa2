using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Tests.Common;

public sealed class ResultTests
{
    private static readonly Refusal No = new(RefusalKind.AskSeller, "some.rule");

    [Fact]
    public void A_value_is_a_result_and_so_is_a_refusal()
    {
        Result<int> value = 5;
        Result<int> refused = No;

        (value.IsRefused, value.Value, value.Refusal).ShouldBe((false, 5, null));
        (refused.IsRefused, refused.Refusal).ShouldBe((true, No));
    }

    [Fact]
    public void Asking_a_refusal_for_its_value_is_a_bug_that_names_the_rule() =>
        Should.Throw<InvalidOperationException>(() => Result<int>.Refused(No).Value).Message.ShouldContain("some.rule");
}
