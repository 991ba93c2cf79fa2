using CleanAcquiring.Application.Planted;
using CleanAcquiring.Domain.Planted;
using CleanAcquiring.Emulator.Planted;
using CleanAcquiring.Infrastructure.Planted;
using CleanAcquiring.Web.Planted;
using static CleanAcquiring.Architecture.Tests.House.Rule;

namespace CleanAcquiring.Architecture.Tests.House;

/// <summary>Which room may look into which.</summary>
internal static class LayerRules
{
    public static IReadOnlyList<HouseRule> All =>
    [
        new(
            "Domain knows no other room",
            NoDependency(type => In(type, "CleanAcquiring.Domain"), @"^CleanAcquiring\.(Application|Infrastructure|Web|Emulator)\."),
            [typeof(InvoiceThatKnowsAPort)]),
        new(
            "Domain does no I/O, reads no clock, logs nothing",
            NoDependency(
                type => In(type, "CleanAcquiring.Domain"),
                @"^(Microsoft\.(Extensions|AspNetCore|EntityFrameworkCore)\.|System\.(Net|IO|Data|Diagnostics\.Process)\.|System\.(TimeProvider|Random|Environment)$)"),
            [typeof(InvoiceThatCallsTheNetwork), typeof(InvoiceThatReadsTheClock)]),
        new(
            "Application knows Domain and itself",
            NoDependency(type => In(type, "CleanAcquiring.Application"), @"^CleanAcquiring\.(Infrastructure|Web|Emulator)\."),
            [typeof(ApplicationThatKnowsPersistence)]),
        new(
            "Application knows no HTTP, no database and no configuration",
            NoDependency(
                type => In(type, "CleanAcquiring.Application"),
                @"^(System\.Net\.Http|System\.Data|Npgsql|Microsoft\.(EntityFrameworkCore|AspNetCore|Extensions\.Configuration))\."),
            [typeof(ApplicationThatReadsConfiguration), typeof(HandlerWithHttpClient), typeof(HandlerWithDbContext), typeof(HandlerWithConfiguration)]),
        new(
            "Infrastructure does not know who opens the door",
            NoDependency(type => In(type, "CleanAcquiring.Infrastructure"), @"^CleanAcquiring\.(Web|Emulator)\."),
            [typeof(WorkerThatKnowsAPage)]),
        new(
            // What a command carries (a raw notification, a form of settings) stands beside its port and is no port.
            "Web uses no port",
            NoDependency(type => In(type, "CleanAcquiring.Web"), @"^CleanAcquiring\.Application\.Ports\.(\w+\.)*I[A-Z]\w*$"),
            [typeof(PageThatUsesAPort)]),
        new(
            "Web names Infrastructure only to register it",
            NoDependency(
                type => In(type, "CleanAcquiring.Web") && !type.Name.EndsWith("Registration", StringComparison.Ordinal),
                @"^CleanAcquiring\.Infrastructure\."),
            [typeof(PageThatQueries)]),
        new(
            "Web calls nobody and queries nothing",
            NoDependency(type => In(type, "CleanAcquiring.Web"), @"^(System\.Net\.Http\.HttpClient$|Npgsql\.|Microsoft\.EntityFrameworkCore\.)"),
            [typeof(PageThatCallsOut), typeof(PageThatQueries)]),
        new(
            "The emulator learns the protocols from the wire, not from the product",
            NoDependency(type => In(type, "CleanAcquiring.Emulator"), @"^CleanAcquiring\.(Domain|Application|Infrastructure|Web)\."),
            [typeof(EmulatorThatKnowsTheProduct)]),
    ];
}
