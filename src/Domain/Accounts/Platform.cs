namespace CleanAcquiring.Domain.Accounts;

/// <summary>Two separate databases of one vendor: their account numbers may collide.</summary>
public enum Platform
{
    AmoCrm = 1,
    Kommo = 2,
}
