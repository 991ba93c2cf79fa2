namespace CleanAcquiring.Domain.Accounts;

public enum AccountStatus
{
    Active = 1,

    /// <summary>The seller switched the integration off.</summary>
    Disconnected = 2,

    /// <summary>The grant is dead; an administrator has to authorise again.</summary>
    ReauthorizationRequired = 3,
}
