using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using CleanAcquiring.Domain.Planted;
using static CleanAcquiring.Architecture.Tests.House.Rule;

namespace CleanAcquiring.Architecture.Tests.House;

/// <summary>The types that carry money, and the suffixes of type names.</summary>
internal static partial class MoneyAndNameRules
{
    public static IReadOnlyList<HouseRule> All =>
    [
        new(
            // A metric or a random delay may be a fraction.
            "No field, property, parameter or result near money is a double or a float",
            For(
                MoneyPasses,
                type => [.. type.Dependencies
                    .Where(dependency => dependency is FieldTypeDependency or PropertyTypeDependency or MethodSignatureDependency)
                    .SelectMany(Targets)
                    .Where(target => target.FullName is "System.Double" or "System.Single")
                    .Select(target => $"has a member of {target.FullName}")]),
            [typeof(PriceInDouble), typeof(PricesInFloat)]),
        new(
            "No type is called a helper, manager, service, util, base, info or data",
            For(
                // A third party's own words are kept in its contracts, however vague they are.
                type => !ThirdParty().IsMatch($"{type.Namespace?.FullName}."),
                type => VagueName().IsMatch(type.Name.Split('`')[0]) ? ["has a vague suffix"] : []),
            [typeof(InvoiceHelper), typeof(InvoiceInfo<>)]),
    ];

    private static bool MoneyPasses(IType type) =>
        In(type, "CleanAcquiring.Domain") || In(type, "CleanAcquiring.Application") || In(type, "CleanAcquiring.Web")
        || new[] { "Acquirers", "AmoCrm", "Persistence" }.Any(folder => In(type, $"CleanAcquiring.Infrastructure.{folder}"));

    [GeneratedRegex(@"^CleanAcquiring\.(Infrastructure|Emulator)\..*\b(Wire|Contracts)\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ThirdParty();

    [GeneratedRegex("(Helper|Manager|Service|Util|Base|Info|Data)s?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VagueName();
}
