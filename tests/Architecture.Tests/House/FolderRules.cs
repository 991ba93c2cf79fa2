using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using CleanAcquiring.Application.Planted;
using CleanAcquiring.Infrastructure.Acquirers.First;
using CleanAcquiring.Infrastructure.Planted;
using static CleanAcquiring.Architecture.Tests.House.Rule;

namespace CleanAcquiring.Architecture.Tests.House;

/// <summary>The borders of an external system's folder.</summary>
internal static partial class FolderRules
{
    private const string Acquirers = "CleanAcquiring.Infrastructure.Acquirers";
    private const string Persistence = "CleanAcquiring.Infrastructure.Persistence";

    public static IReadOnlyList<HouseRule> All =>
    [
        new(
            "Acquirers do not use each other",
            NoDependency(
                type => AcquirerOf(type) is not null,
                (type, target) => AcquirerOf(target) is { } other && other != AcquirerOf(type)),
            [typeof(FirstAcquirer)]),
        new(
            "Nothing outside an acquirer's folder names it but the registration",
            NoDependency(
                type => AcquirerOf(type) is null && type.FullName != $"{Acquirers}.AcquirersRegistration",
                (_, target) => AcquirerOf(target) is not null),
            [typeof(WorkerThatNamesAnAcquirer)]),
        new(
            "Wire types are read in their own folder only",
            NoDependency(_ => true, (type, target) => WireFolderOf(target) is { } folder && !In(type, folder)),
            [typeof(WorkerThatReadsForeignWire)]),
        new(
            "Tables are queried in Persistence only",
            NoDependency(
                type => In(type, "CleanAcquiring.Infrastructure") && !In(type, Persistence),
                @"^(Microsoft\.EntityFrameworkCore|Npgsql)\."),
            [typeof(WorkerThatQueries)]),
        new(
            "An outage is thrown by Infrastructure only",
            For(
                type => !In(type, "CleanAcquiring.Infrastructure") && type.Name != "OutageException",
                type => [.. type.Dependencies.OfType<MethodCallDependency>()
                    .Where(call => call.Target.Name == "OutageException")
                    .Where(call => call.TargetMember.Name.StartsWith(".ctor", StringComparison.Ordinal))
                    .Select(_ => "throws an outage")]),
            [typeof(UseCaseThatThrowsAnOutage)]),
    ];

    private static string? AcquirerOf(IType type) =>
        AcquirerNamespace().Match(type.Namespace?.FullName ?? string.Empty) is { Success: true } match ? match.Groups["name"].Value : null;

    private static string? WireFolderOf(IType type) =>
        WireNamespace().Match(type.Namespace?.FullName ?? string.Empty) is { Success: true } match ? match.Groups["folder"].Value : null;

    [GeneratedRegex(@"^CleanAcquiring\.Infrastructure\.Acquirers\.(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AcquirerNamespace();

    [GeneratedRegex(@"^(?<folder>CleanAcquiring\.Infrastructure\..+?)\.(Wire|Contracts)(\.|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WireNamespace();
}
