namespace CleanAcquiring.Application.Crm;

public enum RefreshOutcome
{
    Refreshed,

    /// <summary>The grant is dead; the account is marked so.</summary>
    GrantDead,
}
