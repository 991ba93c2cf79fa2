using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.TestKit.Crm;

/// <summary>Remembers for whom the calls to the CRM are made.</summary>
public sealed class FakeCrmTurn : ICrmTurn
{
    private readonly List<(string Origin, bool IsKnown)> taken = [];

    /// <summary>Each click's sender, in order.</summary>
    public IReadOnlyList<(string Origin, bool IsKnown)> Taken => taken;

    public bool IsPaceShort { get; set; }

    public bool IsShort(TenantKey tenant) => IsPaceShort;

    public void Take(string origin, bool isKnown) => taken.Add((origin, isKnown));
}
