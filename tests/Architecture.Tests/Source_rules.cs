using CleanAcquiring.Architecture.Tests.Sources;

namespace CleanAcquiring.Architecture.Tests;

public sealed class Source_rules
{
    private static readonly Dictionary<string, SourceRule> Rules = SourceRules.All.ToDictionary(rule => rule.Sentence);

    public static TheoryData<string> Sentences => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_repository_keeps_the_rule(string sentence) =>
        Rules[sentence].Check(Repository.Sources).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_rule_reports_exactly_the_planted_file(string sentence)
    {
        var rule = Rules[sentence];

        var reported = rule.Check(Repository.Planted).Select(complaint => complaint.Split(':')[0]).Distinct();

        reported.ShouldBe([rule.Planted]);
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_rule_fails_where_it_concerns_nothing(string sentence) =>
        Should.Throw<InvalidOperationException>(() => Rules[sentence].Check([]));
}
