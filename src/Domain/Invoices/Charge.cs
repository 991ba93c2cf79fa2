using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Domain.Invoices;

/// <summary>What the rules allow to be charged for an invoice.</summary>
/// <param name="Amount">The sum.</param>
/// <param name="Receipt">The receipt's lines, which sum to the amount; nothing where the method makes no receipts.</param>
/// <param name="Reading">Which reading of the invoice supports the sum.</param>
public sealed record Charge(Money Amount, SplitReceipt? Receipt, string Reading);
