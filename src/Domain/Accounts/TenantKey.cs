namespace CleanAcquiring.Domain.Accounts;

/// <summary>The tenant; first part of every table's key.</summary>
public readonly record struct TenantKey(Platform Platform, long AccountId)
{
    public override string ToString() => $"{Platform}/{AccountId}";
}

/// <summary>Two separate databases of one vendor: their account numbers may collide.</summary>
public enum Platform
{
    AmoCrm = 1,
    Kommo = 2,
}
