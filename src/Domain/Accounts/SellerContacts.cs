namespace CleanAcquiring.Domain.Accounts;

/// <summary>How a buyer reaches the seller, as the seller typed it.</summary>
public sealed record SellerContacts(string? Name = null, string? Phone = null, string? Email = null)
{
    public static readonly SellerContacts None = new();
}
