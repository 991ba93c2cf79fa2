using ArchUnitNET.Domain;
using CleanAcquiring.Application.Planted;
using static CleanAcquiring.Architecture.Tests.House.Rule;

namespace CleanAcquiring.Architecture.Tests.House;

/// <summary>The shape of a handler.</summary>
internal static class HandlerRules
{
    public static IReadOnlyList<HouseRule> All =>
    [
        new(
            "Handlers are internal and sealed",
            For(IsHandler, type => [.. Openness(type)]),
            [typeof(PublicHandler), typeof(UnsealedHandler)]),
        new(
            "Handlers use no HTTP client, no DbContext, no configuration and no mediator",
            NoDependency(
                IsHandler,
                @"^(System\.Net\.Http\.HttpClient|System\.Net\.Http\.IHttpClientFactory|Microsoft\.EntityFrameworkCore\.DbContext" +
                @"|Microsoft\.Extensions\.Configuration\.IConfiguration|MediatR\.(IMediator|ISender|IPublisher))$"),
            [typeof(HandlerWithHttpClient), typeof(HandlerWithDbContext), typeof(HandlerWithConfiguration), typeof(HandlerWithMediator)]),
        new(
            "Handlers never call handlers",
            NoDependency(IsHandler, (type, target) => IsHandler(target) && target.FullName != type.FullName),
            [typeof(HandlerThatCallsAHandler)]),
        new(
            "Events have no notification handlers: the follow-up scheduler is the one switch over them",
            For(
                type => new[] { "Application", "Infrastructure", "Web" }.Any(layer => In(type, $"CleanAcquiring.{layer}")),
                type => [.. Implemented(type, "MediatR.INotification").Select(name => $"implements {name}")]),
            [typeof(PlantedNotification)]),
        new(
            "The pipeline has two behaviours: logging and validation",
            For(
                type => Implemented(type, "MediatR.IPipelineBehavior").Any(),
                type => type.Name.Split('`')[0] is "LoggingBehavior" or "ValidationBehavior" ? [] : ["is a third behaviour"]),
            [typeof(TransactionBehavior)]),
    ];

    private static bool IsHandler(IType type) =>
        In(type, "CleanAcquiring.Application") && Implemented(type, "MediatR.IRequestHandler").Any();

    private static IEnumerable<string> Openness(IType type)
    {
        if (type.Visibility != Visibility.Internal)
            yield return "is not internal";
        if (type is Class { IsSealed: not true })
            yield return "is not sealed";
    }

    private static IEnumerable<string> Implemented(IType type, string prefix) =>
        type.ImplementedInterfaces
            .Select(@interface => @interface.FullName)
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal));
}
