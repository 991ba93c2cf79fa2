namespace CleanAcquiring.Application.Acquirers;

/// <summary>The acquirers of this deployment, by name.</summary>
public sealed class AcquirerDirectory(IEnumerable<IAcquirer> acquirers)
{
    public IReadOnlyList<IAcquirer> All { get; } = [.. acquirers.OrderBy(acquirer => acquirer.Profile.Title, StringComparer.Ordinal)];

    public IAcquirer? Find(string? name) =>
        All.FirstOrDefault(acquirer => string.Equals(acquirer.Profile.Name, name, StringComparison.Ordinal));
}
