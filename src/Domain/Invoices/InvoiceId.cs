using System.Globalization;

namespace CleanAcquiring.Domain.Invoices;

/// <summary>The number of the invoice's element in its list.</summary>
public readonly record struct InvoiceId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
