namespace CleanAcquiring.Domain.Invoices;

/// <summary>A seller's legal entity or a payer, as far as the invoice names one.</summary>
/// <param name="Name">Display name.</param>
/// <param name="TaxNumber">INN in Russia.</param>
/// <param name="EntityKind">The linked entity in the CRM: <c>contacts</c>, <c>companies</c>, or null.</param>
/// <param name="EntityId">The number of what it is linked to.</param>
/// <param name="Email">Unchecked text.</param>
/// <param name="Phone">Unchecked text.</param>
public sealed record Party(string? Name, string? TaxNumber, string? EntityKind, long? EntityId, string? Email, string? Phone)
{
    // A party is personal data: a log line that prints one prints nothing.
    public override string ToString() => "(party)";
}
