using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>The acquirers of this deployment, by name.</summary>
public sealed class AcquirerDirectory(IEnumerable<IAcquirer> acquirers)
{
    public IReadOnlyList<IAcquirer> All { get; } = [.. acquirers.OrderBy(acquirer => acquirer.Profile.Title, StringComparer.Ordinal)];

    public IAcquirer? Find(string? name) =>
        All.FirstOrDefault(acquirer => string.Equals(acquirer.Profile.Name, name, StringComparison.Ordinal));

    /// <summary>Null as well for an acquirer that is not open to the account.</summary>
    public IAcquirer? FindFor(TenantKey tenant, string? name) => Find(name) is { } found && found.Profile.IsOpenTo(tenant) ? found : null;

    /// <summary>The acquirer's name for people; the short one of an acquirer that this deployment no longer has.</summary>
    public string TitleOf(string name) => Find(name)?.Profile.Title ?? name;

    /// <summary>True where payments by the acquirer move no money.</summary>
    public bool IsTrial(string name) => Find(name)?.Profile.IsTrial == true;
}
