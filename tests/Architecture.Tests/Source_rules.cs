using CleanAcquiring.Architecture.Tests.Sources;

namespace CleanAcquiring.Architecture.Tests;

public sealed class Source_rules
{
    private static readonly Dictionary<string, SourceRule> Rules = SourceRules.All.ToDictionary(rule => rule.Sentence);

    public static TheoryData<string> Sentences => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_repository_keeps_the_rule(string sentence) =>
        string.Join('\n', Rules[sentence].Check(Repository.Files)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_rule_reports_exactly_the_planted_files(string sentence)
    {
        var rule = Rules[sentence];

        var reported = rule.Check(Repository.Planted).Select(violation => violation.Split(':')[0]).Distinct();

        reported.ShouldBe(rule.Planted, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_rule_fails_where_it_concerns_nothing(string sentence) =>
        Should.Throw<InvalidOperationException>(() => Rules[sentence].Check([]));
}
