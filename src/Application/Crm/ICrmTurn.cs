using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Crm;

/// <summary>Says for whom the calls of this scope are made. Where the CRM's pace is short, senders take turns by it.</summary>
public interface ICrmTurn
{
    /// <summary>True when a stranger's call to this account would have to wait now.</summary>
    bool IsShort(TenantKey tenant);

    /// <summary>Names the sender of a click; where nobody is named, the calls are our own work.</summary>
    /// <param name="origin">The sender's network.</param>
    /// <param name="isKnown">The link has a payment, or led to an invoice lately: a part of the pace is kept for such links.</param>
    void Take(string origin, bool isKnown);
}
