using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Crm;

public abstract record ExchangeOutcome
{
    private ExchangeOutcome()
    {
    }

    /// <summary>The account is ours to serve.</summary>
    public sealed record Granted(TenantKey Tenant, CrmProfile Profile, TokenPair Tokens) : ExchangeOutcome;

    /// <summary>The code is spent, old or not ours, or the two sources of the account's number disagree.</summary>
    public sealed record Refused(string Reason) : ExchangeOutcome;
}
