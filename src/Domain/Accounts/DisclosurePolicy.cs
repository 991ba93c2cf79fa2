namespace CleanAcquiring.Domain.Accounts;

/// <summary>What a stranger who opens a payment link may learn; everything is off until the seller switches it on.</summary>
public sealed record DisclosurePolicy(
    bool SellerName = false,
    bool Phone = false,
    bool Email = false,
    bool InvoiceNumber = false,
    bool Reason = false
)
{
    public static readonly DisclosurePolicy Nothing = new();
}
