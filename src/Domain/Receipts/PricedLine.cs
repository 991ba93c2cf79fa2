namespace CleanAcquiring.Domain.Receipts;

/// <summary>A line whose share of the charge is decided and whose unit price is not yet.</summary>
/// <param name="Name">What the buyer reads.</param>
/// <param name="Quantity">As the invoice says.</param>
/// <param name="Unit">Free text.</param>
/// <param name="Vat">The rate.</param>
/// <param name="Target">The line's share in minor units (kopecks), not negative.</param>
public sealed record PricedLine(string Name, decimal Quantity, string Unit, VatRate Vat, long Target);
