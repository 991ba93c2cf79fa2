using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Infrastructure.Tests.Proofs;

/// <summary>A translation of receipts, checked by the rules of the acquirer's emulator, which were written apart from it.</summary>
/// <param name="Acquirer">Its name.</param>
/// <param name="What">The format, for the report.</param>
/// <param name="Fault">The rules' objection to a translated receipt; null for none.</param>
internal sealed record ReceiptTranslation(string Acquirer, string What, Func<Receipt, string?> Fault);
