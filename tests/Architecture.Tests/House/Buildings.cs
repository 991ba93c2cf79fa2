using System.Reflection;
using ArchUnitNET.Loader;

namespace CleanAcquiring.Architecture.Tests.House;

/// <summary>What the rules are held against.</summary>
internal static class Buildings
{
    /// <summary>The product as it ships, and its emulator.</summary>
    public static ArchUnitNET.Domain.Architecture Product { get; } = Load(
        "CleanAcquiring.Domain", "CleanAcquiring.Application", "CleanAcquiring.Infrastructure", "CleanAcquiring.Web", "CleanAcquiring.Emulator");

    /// <summary>The deliberately guilty types.</summary>
    public static ArchUnitNET.Domain.Architecture Planted { get; } = Load("CleanAcquiring.Architecture.Planted");

    /// <summary>Somebody else's code, where no rule of ours can match anything.</summary>
    public static ArchUnitNET.Domain.Architecture Foreign { get; } = Load("MediatR");

    private static ArchUnitNET.Domain.Architecture Load(params string[] names) =>
        new ArchLoader().LoadAssemblies([.. names.Select(Assembly.Load)]).Build();
}
