using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Fluent;
using ArchUnitNET.Fluent.Conditions;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace CleanAcquiring.Architecture.Tests.House;

/// <summary>The building blocks of the rules.</summary>
internal static class Rule
{
    /// <summary>Types that are picked must not depend on any type whose full name matches.</summary>
    public static IArchRule NoDependency(Func<IType, bool> among, string on) =>
        NoDependency(among, (_, target) => Regex.IsMatch(target.FullName, on, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));

    /// <summary>Types that are picked must not depend on a type that is forbidden to them.</summary>
    public static IArchRule NoDependency(Func<IType, bool> among, Func<IType, IType, bool> forbidden) =>
        For(among, type => [.. type.Dependencies
            .SelectMany(Targets)
            .Where(target => forbidden(type, target))
            .Select(target => $"uses {target.FullName}")]);

    /// <summary>Types that are picked must have no violation.</summary>
    public static IArchRule For(Func<IType, bool> among, Func<IType, IReadOnlyList<string>> violations) =>
        Types().That().FollowCustomPredicate(type => IsOurs(type) && among(type), "are picked by this rule")
            .Should().FollowCustomCondition(
                type => violations(type) is { Count: > 0 } found
                    ? new ConditionResult(type, pass: false, string.Join(", ", found.Distinct()))
                    : new ConditionResult(type, pass: true),
                "keep to the rule");

    /// <summary>The type resides in the namespace or below it.</summary>
    public static bool In(IType type, string @namespace) =>
        type.Namespace?.FullName is { } full
        && full.StartsWith(@namespace, StringComparison.Ordinal)
        && (full.Length == @namespace.Length || full[@namespace.Length] == '.');

    public static bool IsOurs(IType type) =>
        In(type, "CleanAcquiring") && !type.IsCompilerGenerated && !Written.ByATool(type);

    /// <summary>The type that is depended on and those that fill its brackets.</summary>
    public static IEnumerable<IType> Targets(ITypeDependency dependency) =>
        [dependency.Target, .. dependency.TargetGenericArguments.SelectMany(Inside)];

    private static IEnumerable<IType> Inside(GenericArgument argument) =>
        [argument.Type, .. argument.GenericArguments.SelectMany(Inside)];
}
