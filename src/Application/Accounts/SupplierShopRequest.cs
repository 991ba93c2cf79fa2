using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Application.Accounts;

/// <summary>The legal entities of a method's shop as a seller sends them.</summary>
/// <param name="TaxNumbers">None for every entity that no other shop of the link names.</param>
/// <param name="Link">The code of the method whose payment link it answers; null or its own code for its own.</param>
public sealed record SupplierShopRequest(IReadOnlyList<string> TaxNumbers, string? Link)
{
    private const int MostNumbers = 20;

    internal Result<SupplierShop> Read(Account account, MethodCode code)
    {
        var numbers = TaxNumbers
            .Select(number => number.Trim()).Where(number => number.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var name = Link?.Trim();
        var link = MethodCode.Parse(name);
        if (numbers.Count > MostNumbers || !numbers.TrueForAll(IsNumber))
            return AccountRefusals.Invalid("method.supplier_number", "A tax number has 8 to 20 letters or digits.");
        if (string.IsNullOrEmpty(name) || link == code)
            link = null;
        else if (link is null || !MayLead(account, link.Value, code))
            return AccountRefusals.Invalid("method.no_such_link", "There is no other method with a link of its own of this code.");
        else if (numbers.Count == 0)
            return AccountRefusals.Invalid("method.supplier_missing", "A shop in another method's link names its legal entity.");
        return account.Methods.Any(other =>
            other.Code != code && other.Link == (link ?? code) && other.Supplier.TaxNumbers.Intersect(numbers).Any())
            ? AccountRefusals.Invalid("method.supplier_taken", "Another shop of this link has the same legal entity.")
            : new SupplierShop(numbers, link);
    }

    // A link leads to a method with one of its own: no chains.
    private static bool MayLead(Account account, MethodCode link, MethodCode code) =>
        account.Find(link)?.Supplier.Link is null && account.Find(link) is not null
        && account.Methods.All(method => method.Supplier.Link != code);

    private static bool IsNumber(string number) => number.Length is >= 8 and <= 20 && number.All(char.IsAsciiLetterOrDigit);
}
