using ArchUnitNET.Domain;
using CleanAcquiring.Application.Planted;
using CleanAcquiring.Domain.Planted;
using CleanAcquiring.Emulator.Planted;
using CleanAcquiring.Infrastructure.Planted;
using CleanAcquiring.Web.Planted;
using static CleanAcquiring.Architecture.Tests.House.Rule;

namespace CleanAcquiring.Architecture.Tests.House;

/// <summary>The directions in which layers may depend on each other.</summary>
internal static class LayerRules
{
    public static IReadOnlyList<HouseRule> All =>
    [
        new(
            "Domain depends on no other layer",
            NoDependency(type => In(type, "CleanAcquiring.Domain"), @"^CleanAcquiring\.(Application|Infrastructure|Web|Emulator)\."),
            [typeof(InvoiceThatKnowsAPort)]),
        new(
            "Domain does no I/O, reads no clock, logs nothing",
            NoDependency(
                type => In(type, "CleanAcquiring.Domain"),
                @"^(Microsoft\.(Extensions|AspNetCore|EntityFrameworkCore)\." +
                @"|System\.(Net|IO|Data|Diagnostics\.Process)\.|System\.(TimeProvider|Random|Environment)$)"),
            [typeof(InvoiceThatCallsTheNetwork), typeof(InvoiceThatReadsTheClock)]),
        new(
            "Application depends on Domain only",
            NoDependency(type => In(type, "CleanAcquiring.Application"), @"^CleanAcquiring\.(Infrastructure|Web|Emulator)\."),
            [typeof(UseCaseThatKnowsPersistence)]),
        new(
            "Application uses no HTTP, no database and no configuration",
            NoDependency(
                type => In(type, "CleanAcquiring.Application"),
                @"^(System\.Net\.Http|System\.Data|Npgsql|Microsoft\.(EntityFrameworkCore|AspNetCore|Extensions\.Configuration))\."),
            [
                typeof(UseCaseThatReadsConfiguration), typeof(HandlerWithHttpClient), typeof(HandlerWithDbContext),
                typeof(HandlerWithConfiguration),
            ]),
        new(
            "Infrastructure depends on neither Web nor the emulator nor the command line",
            NoDependency(type => In(type, "CleanAcquiring.Infrastructure"), @"^CleanAcquiring\.(Web|Emulator|Cli)\."),
            [typeof(WorkerThatKnowsAPage)]),
        new(
            // An interface that Application declares for Web itself is implemented and registered there.
            "Web uses no port",
            NoDependency(
                type => In(type, "CleanAcquiring.Web") && !type.Name.EndsWith("Registration", StringComparison.Ordinal),
                (type, target) => target is Interface
                    && In(target, "CleanAcquiring.Application")
                    && type.ImplementedInterfaces.All(own => own.FullName != target.FullName)),
            [typeof(PageThatUsesAPort)]),
        new(
            "Web names Infrastructure only to register it",
            NoDependency(
                type => In(type, "CleanAcquiring.Web") && !type.Name.EndsWith("Registration", StringComparison.Ordinal),
                @"^CleanAcquiring\.Infrastructure\."),
            [typeof(PageThatQueries)]),
        new(
            "Web and the command line call no other system and query no table",
            NoDependency(
                type => In(type, "CleanAcquiring.Web") || In(type, "CleanAcquiring.Cli"),
                @"^(System\.Net\.Http\.HttpClient$|Npgsql\.|Microsoft\.EntityFrameworkCore\.)"),
            [typeof(PageThatCallsOut), typeof(PageThatQueries)]),
        new(
            "The emulator shares no code with the product",
            NoDependency(type => In(type, "CleanAcquiring.Emulator"), @"^CleanAcquiring\.(Domain|Application|Infrastructure|Web)\."),
            [typeof(EmulatorThatKnowsTheProduct)]),
    ];
}
