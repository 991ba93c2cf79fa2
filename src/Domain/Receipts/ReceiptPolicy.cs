namespace CleanAcquiring.Domain.Receipts;

/// <summary>How a payment method makes fiscal receipts.</summary>
/// <param name="TaxSystem">The seller's tax system.</param>
/// <param name="DefaultVat">For lines that say nothing and for the stub line; nothing when the seller chose none.</param>
/// <param name="Limits">What the acquirer's cash desk takes.</param>
/// <param name="Rates">The rates that the acquirer can print.</param>
public sealed record ReceiptPolicy(TaxSystem TaxSystem, VatRate? DefaultVat, ReceiptLimits Limits, IReadOnlyCollection<VatRate> Rates);
