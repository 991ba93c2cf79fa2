using System.Text.Json;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Infrastructure.AmoCrm.Fields;

/// <summary>
/// Reads the lines. A figure that cannot be read makes the whole line unreadable (no price, no sum), which the rules refuse: a
/// guessed quantity would be charged. A discount that cannot be read takes only the price away: a line's own sum has it off already.
/// </summary>
internal static class LineReader
{
    private static readonly string[] Members = ["sku", "product_id", "description", "unit_price", "quantity", "total_sum"];

    /// <summary>The lines; none when every entry is empty, as accounts without items have them.</summary>
    public static IReadOnlyList<InvoiceLine> Read(ElementField? items)
    {
        var values = items?.Values.ToList() ?? [];
        return values.Exists(IsFilled) ? [.. values.Select(Line)] : [];
    }

    private static bool IsFilled(JsonElement? value) => value is { ValueKind: JsonValueKind.Object }
        ? Array.Exists(Members, name => value.Member(name).Says())
        : value.Says() && value is not { ValueKind: JsonValueKind.Array };

    private static InvoiceLine Line(JsonElement? value)
    {
        var discount = DiscountOf(value.Member("discount"), out var discountIsReadable);
        var vat = VatOf(value.Member("vat_rate_value"), out var vatIsReadable);
        var isReadable = vatIsReadable && IsNumberOrAbsent(value.Member("quantity"))
            && IsNumberOrAbsent(value.Member("unit_price")) && IsNumberOrAbsent(value.Member("total_sum"));
        return new InvoiceLine(
            value.Member("description").AsText(),
            value.Member("sku").AsText(),
            isReadable && discountIsReadable ? value.Member("unit_price").AsNumber() : null,
            value.Member("quantity").AsNumber(),
            value.Member("unit_type").AsText(),
            discount,
            vat,
            isReadable ? value.Member("total_sum").AsNumber() : null);
    }

    // An absent key leaves the rate to the seller's default, null is an express "no VAT". vat_rate_id is out of use and means nothing.
    private static LineVat VatOf(JsonElement? rate, out bool isReadable)
    {
        isReadable = IsNumberOrAbsent(rate);
        if (rate is null || IsBlank(rate))
            return LineVat.Unstated;
        return rate.AsNumber() is { } percent ? LineVat.Of(percent) : LineVat.None;
    }

    // Off the whole line: the documented sample has 10 × 5 less 25 make 25.
    private static Discount? DiscountOf(JsonElement? discount, out bool isReadable)
    {
        if (discount is not { ValueKind: JsonValueKind.Object })
        {
            isReadable = !discount.Items().Any() && (discount is { ValueKind: JsonValueKind.Array } || IsZeroOrAbsent(discount));
            return null;
        }
        var (kind, value) = (discount.Member("type").AsText()?.ToLowerInvariant(), discount.Member("value"));
        isReadable = IsZeroOrAbsent(value) || kind is "percentage" or "amount" && value.AsNumber() is not null;
        return isReadable && value.AsNumber() is { } off and not 0m ? new Discount(kind == "percentage", off) : null;
    }

    private static bool IsNumberOrAbsent(JsonElement? element) => !element.Says() || IsBlank(element) || element.AsNumber() is not null;

    private static bool IsZeroOrAbsent(JsonElement? element) => IsNumberOrAbsent(element) && element.AsNumber() is null or 0m;

    private static bool IsBlank(JsonElement? element) => element is { ValueKind: JsonValueKind.String } && element.AsText() is null;
}
