using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Accounts;

/// <summary>The legal entities of the seller whose money goes to a method's shop.</summary>
/// <param name="TaxNumbers">INN in Russia; empty for every entity that no other shop of the same link names.</param>
/// <param name="Link">The code in the payment link that it answers; null for its own.</param>
public sealed record SupplierShop(IReadOnlyList<string> TaxNumbers, MethodCode? Link)
{
    public static readonly SupplierShop Any = new([], null);

    public bool Serves(string? taxNumber) =>
        taxNumber is not null && TaxNumbers.Contains(taxNumber.Trim(), StringComparer.OrdinalIgnoreCase);
}

/// <summary>Chooses among the shops of one payment link by the supplier that the invoice names.</summary>
public static class SupplierShops
{
    public const string NoShop = "invoice.supplier.no_shop";

    /// <param name="enabled">Of the account.</param>
    /// <param name="link">The code in the link, or of any of its shops.</param>
    /// <param name="taxNumber">Of the invoice's supplier; null where it names none.</param>
    /// <returns>Null where the link leads to no method; refused where it leads to some, and none is the supplier's.</returns>
    public static Result<PaymentMethod?> Choose(IReadOnlyList<PaymentMethod> enabled, MethodCode link, string? taxNumber)
    {
        // Whoever names the code of one shop pays to the supplier's all the same.
        var named = enabled.FirstOrDefault(method => method.Code == link)?.Link ?? link;
        var shops = enabled.Where(method => method.Link == named).ToList();
        if (shops.Count == 0)
            return (PaymentMethod?)null;
        var shop = shops.Find(one => one.Supplier.Serves(taxNumber)) ?? shops.Find(one => one.Supplier.TaxNumbers.Count == 0);
        if (shop is null)
            return new Refusal(RefusalKind.InvoiceIncorrect, NoShop, "No shop is set up for the supplier of the invoice.");
        return shop;
    }
}
