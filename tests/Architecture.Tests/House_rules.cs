using CleanAcquiring.Architecture.Tests.House;

namespace CleanAcquiring.Architecture.Tests;

public sealed class House_rules
{
    private static readonly Dictionary<string, HouseRule> Rules =
        new[] { LayerRules.All, FolderRules.All, HandlerRules.All, MoneyAndNameRules.All }
            .SelectMany(rules => rules)
            .ToDictionary(rule => rule.Sentence);

    public static TheoryData<string> Sentences => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_product_keeps_the_rule(string sentence) =>
        Rules[sentence].Violations(Architectures.Product).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_rule_reports_exactly_the_planted_violations(string sentence) =>
        Rules[sentence].Offenders(Architectures.Planted)
            .ShouldBe(Rules[sentence].Planted.Select(type => type.FullName!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_rule_fails_where_it_matches_nothing(string sentence) =>
        Rules[sentence].Offenders(Architectures.Foreign).ShouldNotBeEmpty();
}
