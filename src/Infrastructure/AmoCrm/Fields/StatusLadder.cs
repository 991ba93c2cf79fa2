using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Infrastructure.AmoCrm.Fields;

/// <summary>What a status means: by its code where it has one, else by its name, else by what the seller taught us.</summary>
internal static class StatusLadder
{
    private static readonly (InvoiceStatus Status, string Code, string[] Names)[] Known =
    [
        (InvoiceStatus.Created, "created", ["создан", "created"]),
        (InvoiceStatus.Paid, "paid", ["оплачен", "paid", "pagado", "pago"]),
        (InvoiceStatus.PaidInAdvance, "paid_in_advance", ["оплачен в аванс", "paid in advance"]),
        (InvoiceStatus.PartiallyPaid, "partially_paid", ["частично оплачен", "partially paid"]),
    ];

    public static InvoiceStatus? OfCode(string? code) => Find(known => known.Code == code);

    /// <summary>By our names, then by the seller's.</summary>
    public static InvoiceStatus? OfName(string? name, StatusNames taught)
    {
        var plain = name?.Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(plain))
            return null;
        return Find(known => known.Names.Contains(plain, StringComparer.Ordinal))
            ?? (Contains(taught.Paid, plain) ? InvoiceStatus.Paid
                : Contains(taught.Payable, plain) ? InvoiceStatus.Created
                : Contains(taught.Refunded, plain) ? InvoiceStatus.Refunded
                : null);
    }

    /// <summary>amoCRM's own word; nothing for a status that only the seller has a name for.</summary>
    public static string? CodeOf(InvoiceStatus status) => Array.Find(Known, known => known.Status == status).Code;

    private static InvoiceStatus? Find(Predicate<(InvoiceStatus Status, string Code, string[] Names)> fits) =>
        Array.FindIndex(Known, fits) is var at and >= 0 ? Known[at].Status : null;

    private static bool Contains(IEnumerable<string> names, string plain) =>
        names.Any(name => string.Equals(name.Trim(), plain, StringComparison.OrdinalIgnoreCase));
}
