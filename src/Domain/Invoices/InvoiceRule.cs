using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Invoices;

/// <summary>One sentence that an invoice must satisfy before anything is charged.</summary>
/// <param name="Code">Stable name, seen by sellers and scripts.</param>
/// <param name="Kind">What the buyer can do when it does not hold.</param>
/// <param name="Sentence">The rule in plain English, told to the seller.</param>
/// <param name="Holds">The rule itself.</param>
public sealed record InvoiceRule(string Code, RefusalKind Kind, string Sentence, Func<InvoiceCase, bool> Holds)
{
    public Refusal Refusal => new(Kind, Code, Sentence);
}
