using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Infrastructure.AmoCrm.Fields;

/// <summary>Maps a status by its code, else by amoCRM's name of it, else by the names in the seller's settings.</summary>
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

    /// <summary>By amoCRM's names, then by the seller's.</summary>
    public static InvoiceStatus? OfName(string? name, StatusNames named)
    {
        var plain = name?.Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(plain))
            return null;
        return Find(known => known.Names.Contains(plain, StringComparer.Ordinal))
            ?? (Contains(named.Paid, plain) ? InvoiceStatus.Paid
                : Contains(named.Payable, plain) ? InvoiceStatus.Created
                : Contains(named.Refunded, plain) ? InvoiceStatus.Refunded
                : null);
    }

    /// <summary>amoCRM's own code; null for a status that only the seller has named.</summary>
    public static string? CodeOf(InvoiceStatus status) => Array.Find(Known, known => known.Status == status).Code;

    private static InvoiceStatus? Find(Predicate<(InvoiceStatus Status, string Code, string[] Names)> fits) =>
        Array.FindIndex(Known, fits) is var at and >= 0 ? Known[at].Status : null;

    private static bool Contains(IEnumerable<string> names, string plain) =>
        names.Any(name => string.Equals(name.Trim(), plain, StringComparison.OrdinalIgnoreCase));
}
