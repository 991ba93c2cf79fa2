using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using CleanAcquiring.Domain.Planted;
using static CleanAcquiring.Architecture.Tests.House.Rule;

namespace CleanAcquiring.Architecture.Tests.House;

/// <summary>What our types hold and what they are called.</summary>
internal static partial class MoneyAndNameRules
{
    public static IReadOnlyList<HouseRule> All =>
    [
        new(
            // Where no sum passes, a metric or a jitter may be a fraction.
            "Where money passes, no field, property, parameter or result is a double or a float",
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
                // A third party's own words are kept on its wire, however vague they are.
                type => !$"{type.Namespace?.FullName}.".Contains(".Wire.", StringComparison.Ordinal),
                type => VagueName().IsMatch(type.Name.Split('`')[0]) ? ["has a name that says nothing"] : []),
            [typeof(InvoiceHelper), typeof(InvoiceInfo<>)]),
    ];

    private static bool MoneyPasses(IType type) =>
        In(type, "CleanAcquiring.Domain") || In(type, "CleanAcquiring.Application") || In(type, "CleanAcquiring.Web.Buyer") || In(type, "CleanAcquiring.Web.Seller")
        || In(type, "CleanAcquiring.Infrastructure.Acquirers") || In(type, "CleanAcquiring.Infrastructure.AmoCrm") || In(type, "CleanAcquiring.Infrastructure.Persistence");

    [GeneratedRegex("(Helper|Manager|Service|Util|Base|Info|Data)s?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VagueName();
}
