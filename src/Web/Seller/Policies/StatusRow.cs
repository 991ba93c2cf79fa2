using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Web.Seller.Policies;

/// <summary>A status of invoices that the seller made or named, and the meaning that the seller gave it.</summary>
/// <param name="Name">As the account shows it, or as it was typed once.</param>
/// <param name="Meaning"><c>payable</c>, <c>paid</c>, <c>refunded</c>, or empty.</param>
/// <param name="IsHandedOver">The closing receipt is made at it.</param>
/// <param name="IsGone">The account has no such status any more.</param>
public sealed record StatusRow(string Name, string Meaning, bool IsHandedOver, bool IsGone)
{
    public const string Payable = "payable";
    public const string Paid = "paid";
    public const string Refunded = "refunded";

    public static readonly IReadOnlyList<string> Meanings = [Payable, Paid, Refunded];

    /// <summary>The account's own statuses in its order, then those that only the settings name.</summary>
    public static IReadOnlyList<StatusRow> Of(StatusNames names, IReadOnlyList<CrmInvoiceStatus> statuses)
    {
        var named = names.Payable.Concat(names.Paid).Concat(names.Refunded).Concat(names.HandedOver);
        var own = statuses.Where(status => status.Meaning is null).Select(status => status.Name);
        return
        [
            .. own.Concat(named)
                .DistinctBy(name => name.Trim(), StringComparer.OrdinalIgnoreCase)
                .Select(name => new StatusRow(
                    name,
                    MeaningOf(names, name),
                    Has(names.HandedOver, name),
                    !statuses.Any(status => IsSame(status.Name, name)))),
        ];
    }

    private static string MeaningOf(StatusNames names, string name) =>
        Has(names.Paid, name) ? Paid
        : Has(names.Payable, name) ? Payable
        : Has(names.Refunded, name) ? Refunded
        : "";

    private static bool Has(IReadOnlyList<string> names, string name) => names.Any(known => IsSame(known, name));

    private static bool IsSame(string left, string right) => string.Equals(left.Trim(), right.Trim(), StringComparison.OrdinalIgnoreCase);
}
