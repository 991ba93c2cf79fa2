using ArchUnitNET.Domain;
using static CleanAcquiring.Architecture.Tests.House.Rule;

namespace CleanAcquiring.Architecture.Tests.House;

/// <summary>
/// Finds the folders below a namespace that depend on each other in a circle, compiler-made types included.
/// ArchUnitNET's own slices report every nested folder as a slice of its own, and no path; its model of dependencies is used here.
/// </summary>
internal static class FolderCircles
{
    /// <summary>One text per group of folders that reach each other: a shortest circle, then every use inside the group.</summary>
    /// <exception cref="InvalidOperationException">The namespace has no folder, so nothing is checked.</exception>
    public static IReadOnlyList<string> Below(string root, ArchUnitNET.Domain.Architecture architecture)
    {
        var inside = architecture.Types.Where(type => FolderOf(type, root) is not null).ToList();
        if (inside.Count == 0)
            throw new InvalidOperationException($"There is no folder below {root}.");

        var uses = inside
            .SelectMany(type => type.Dependencies.SelectMany(Targets).Select(target => new FolderUse(
                FolderOf(type, root)!, ShortName(type, root), FolderOf(target, root) ?? FolderOf(type, root)!, ShortName(target, root))))
            .Where(use => use.From != use.To)
            .Distinct()
            .OrderBy(use => use.ToString(), StringComparer.Ordinal)
            .ToList();
        return [.. Groups(uses).Select(group => Describe(root, group, uses))];
    }

    /// <summary>The first part of the namespace below the root; null for a type outside it or directly in it.</summary>
    private static string? FolderOf(IType type, string root) =>
        type.Namespace?.FullName is { } full && full.StartsWith($"{root}.", StringComparison.Ordinal)
            ? full[(root.Length + 1)..].Split('.')[0]
            : null;

    private static string ShortName(IType type, string root) =>
        type.FullName.Replace($"{root}.", string.Empty, StringComparison.Ordinal).Split('+', '`', '<')[0];

    private static IEnumerable<IReadOnlyList<string>> Groups(IReadOnlyList<FolderUse> uses)
    {
        var next = uses.ToLookup(use => use.From, use => use.To);
        var reached = uses.Select(use => use.From).Distinct().ToDictionary(folder => folder, folder => Reach(folder, next));
        return reached.Keys
            .Where(folder => reached[folder].Contains(folder))
            .Select(folder => reached[folder].Where(other => reached.TryGetValue(other, out var back) && back.Contains(folder)))
            .Select(group => group.Order(StringComparer.Ordinal).ToList())
            .DistinctBy(group => string.Join(' ', group));
    }

    private static HashSet<string> Reach(string start, ILookup<string, string> next)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var folder))
        {
            foreach (var other in next[folder].Where(found.Add))
                open.Enqueue(other);
        }

        return found;
    }

    private static string Describe(string root, IReadOnlyList<string> group, IReadOnlyList<FolderUse> uses)
    {
        var inside = uses.Where(use => group.Contains(use.From) && group.Contains(use.To)).ToList();
        var circle = group.Select(folder => ShortestCircle(folder, inside)).MinBy(path => path.Count)!;
        var dependencies = inside
            .GroupBy(use => (use.From, use.To, use.Used))
            .OrderBy(group => $"{group.Key.From} {group.Key.To} {group.Key.Used}", StringComparer.Ordinal)
            .Select(group => $"  {group.Key.From} -> {group.Key.Used}: used by {string.Join(", ", group.Select(use => use.User))}");
        return $"{root}: {string.Join(" -> ", circle)}\n{string.Join('\n', dependencies)}";
    }

    private static List<string> ShortestCircle(string start, IReadOnlyList<FolderUse> uses)
    {
        var open = new Queue<List<string>>([[start]]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var path))
        {
            foreach (var next in uses.Where(use => use.From == path[^1]).Select(use => use.To).Where(seen.Add))
            {
                List<string> longer = [.. path, next];
                if (next == start)
                    return longer;
                open.Enqueue(longer);
            }
        }

        throw new InvalidOperationException($"{start} is in no circle.");
    }

    /// <summary>A type of one folder uses a type of another.</summary>
    private sealed record FolderUse(string From, string User, string To, string Used);
}
