using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;

namespace CleanAcquiring.Architecture.Tests.House;

/// <summary>A rule of the house, with the planted types that it has to report: no more and no fewer.</summary>
internal sealed record HouseRule(string Sentence, IArchRule Rule, IReadOnlyList<Type> Planted)
{
    /// <summary>The full names of the types that break the rule; ArchUnitNET's own message where the rule matched no type.</summary>
    public IReadOnlyList<string> Offenders(ArchUnitNET.Domain.Architecture architecture) =>
    [
        .. Failures(architecture)
            .Select(failure => failure.EvaluatedObject is IType type ? type.FullName : failure.Description)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A line for each type that breaks the rule, with the use or the member that breaks it.</summary>
    public IReadOnlyList<string> Violations(ArchUnitNET.Domain.Architecture architecture) =>
        [.. Failures(architecture).Select(failure => failure.Description).Distinct()];

    private IEnumerable<EvaluationResult> Failures(ArchUnitNET.Domain.Architecture architecture) =>
        Rule.Evaluate(architecture).Where(result => !result.Passed);
}
