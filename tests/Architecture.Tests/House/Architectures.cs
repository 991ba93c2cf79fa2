using System.Reflection;
using ArchUnitNET.Loader;

namespace CleanAcquiring.Architecture.Tests.House;

/// <summary>The code that the rules are run against.</summary>
internal static class Architectures
{
    /// <summary>The assemblies that ship, and the emulator's.</summary>
    public static IReadOnlyList<Assembly> ProductAssemblies { get; } =
    [
        .. new[] { "Domain", "Application", "Infrastructure", "Web", "Emulator", "Cli" }
            .Select(name => Assembly.Load($"CleanAcquiring.{name}")),
    ];

    public static Assembly PlantedAssembly { get; } = Assembly.Load("CleanAcquiring.Architecture.Planted");

    public static ArchUnitNET.Domain.Architecture Product { get; } = Load([.. ProductAssemblies]);

    /// <summary>Types that break the rules on purpose.</summary>
    public static ArchUnitNET.Domain.Architecture Planted { get; } = Load(PlantedAssembly);

    /// <summary>A library's code, where no rule of ours can match anything.</summary>
    public static ArchUnitNET.Domain.Architecture Foreign { get; } = Load(Assembly.Load("MediatR"));

    private static ArchUnitNET.Domain.Architecture Load(params Assembly[] assemblies) =>
        new ArchLoader().LoadAssemblies(assemblies).Build();
}
