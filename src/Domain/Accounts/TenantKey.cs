namespace CleanAcquiring.Domain.Accounts;

/// <summary>Whose data this is; the first part of every table's key.</summary>
public readonly record struct TenantKey(Platform Platform, long AccountId)
{
    public override string ToString() => $"{Platform}/{AccountId}";
}
