using System.Reflection;
using AutoMapper;
using AutoMapper.Internal;

namespace CleanAcquiring.Architecture.Tests.Mapping;

/// <summary>Reads the pairs of types that AutoMapper maps.</summary>
internal static class MapPairs
{
    /// <summary>The maps of all profiles in the assemblies.</summary>
    public static IReadOnlyList<(Type Source, Type Destination)> In(IEnumerable<Assembly> assemblies) =>
        Of(new MapperConfiguration(configuration => configuration.AddMaps(assemblies)));

    public static IReadOnlyList<(Type Source, Type Destination)> Of(IConfigurationProvider configuration) =>
        [.. configuration.Internal().GetAllTypeMaps().Select(map => (map.SourceType, map.DestinationType))];
}
