using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Infrastructure.AmoCrm.Pacing;

/// <summary>The caller of one scope: of a request, or of a follow-up.</summary>
internal sealed class CrmTurn(AccountPace pace) : ICrmTurn
{
    public Caller Caller { get; private set; } = Caller.Ourselves;

    public bool IsShort(TenantKey tenant) => pace.IsShort(tenant);

    public void Take(string origin, bool isKnown) => Caller = new Caller(origin, isKnown);

    /// <summary>The link led to an invoice: its further calls are no longer a stranger's.</summary>
    public void LeadsToInvoice() => Caller = Caller with { IsKnown = true };
}

/// <summary>The sender for whom a call is made.</summary>
/// <param name="Origin">A buyer's network; empty for our own work.</param>
/// <param name="IsKnown">False for a click on a link that nothing is known of.</param>
internal sealed record Caller(string Origin, bool IsKnown)
{
    public static readonly Caller Ourselves = new("", IsKnown: true);
}
