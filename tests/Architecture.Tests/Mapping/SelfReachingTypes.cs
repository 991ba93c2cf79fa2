using System.Reflection;

namespace CleanAcquiring.Architecture.Tests.Mapping;

/// <summary>
/// Finds mapped types that reach themselves through their members. AutoMapper 14 follows such a type without a limit of depth,
/// and a very deep graph overflows the stack (GHSA-rvv3-g6hj-g44x).
/// </summary>
internal static class SelfReachingTypes
{
    /// <summary>The path of members of each such type, like <c>Owner.Things: Owned, Owned.Owner: Owner</c>.</summary>
    public static IReadOnlyList<string> Among(IEnumerable<(Type Source, Type Destination)> maps) =>
    [
        .. maps.SelectMany(map => new[] { map.Source, map.Destination })
            .Distinct()
            .Select(type => PathToItself(type))
            .OfType<string>()
            .Order(StringComparer.Ordinal),
    ];

    private static string? PathToItself(Type start)
    {
        var open = new Queue<(Type Type, string Path)>([(start, string.Empty)]);
        var seen = new HashSet<Type>();
        while (open.TryDequeue(out var current))
        {
            foreach (var (name, type) in Members(current.Type))
            {
                var path = $"{current.Path}{(current.Path.Length == 0 ? string.Empty : ", ")}{current.Type.Name}.{name}: {type.Name}";
                // A member of its base type or of an interface of its own can hold the type as well.
                if (type.IsAssignableFrom(start))
                    return path;
                if (seen.Add(type))
                    open.Enqueue((type, path));
            }
        }

        return null;
    }

    private static IEnumerable<(string Name, Type Type)> Members(Type type)
    {
        const BindingFlags mapped = BindingFlags.Instance | BindingFlags.Public;
        var properties = type.GetProperties(mapped).Where(property => property.GetIndexParameters().Length == 0);
        return properties.Select(property => (property.Name, property.PropertyType))
            .Concat(type.GetFields(mapped).Select(field => (field.Name, field.FieldType)))
            .SelectMany(member => Own(member.Item2).Select(own => (member.Name, own)));
    }

    /// <summary>The type itself unless a library brings it, and those that fill its brackets or arrays.</summary>
    private static IEnumerable<Type> Own(Type type)
    {
        if (type.GetElementType() is { } element)
            return Own(element);
        var arguments = type.GetGenericArguments().SelectMany(Own);
        return IsOfALibrary(type) ? arguments : arguments.Prepend(type);
    }

    private static bool IsOfALibrary(Type type) =>
        type.Namespace?.Split('.')[0] is "System" or "Microsoft";
}
