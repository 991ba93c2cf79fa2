using System.Text.Json;
using System.Text.RegularExpressions;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Infrastructure.AmoCrm.Fields;

/// <summary>Reads an invoice from an element, without status, VAT mode and currency, which may need further calls.</summary>
internal static partial class InvoiceReader
{
    public static Invoice Read(JsonElement element, InvoiceId id, TimeZoneInfo zone, Uri? link, DateTimeOffset now)
    {
        var fields = ElementFields.Of(element);
        return new Invoice
        {
            Id = id,
            Name = element.Member("name").AsText(),
            StatusName = fields.Find(InvoiceFields.Status)?.Value.AsText(),
            Date = DateIn(zone, element.Member("created_at").AsMoment() ?? element.Member("updated_at").AsMoment() ?? now),
            BillPrice = fields.Find(InvoiceFields.Price)?.Value.AsNumber(),
            Lines = LineReader.Read(fields.Find(InvoiceFields.Items, orType: "items")),
            Supplier = PartyReader.Read(fields.Find(InvoiceFields.Supplier, orType: "supplier"))
                ?? PartyReader.Read(fields.Find(InvoiceFields.LegalEntity, orType: "legal_entity")),
            Payer = PartyReader.Read(fields.Find(InvoiceFields.Payer, orType: "payer")),
            Link = link,
            LeadId = LeadOf(fields.Find(InvoiceFields.LinkToLead)?.Value.AsText()),
        };
    }

    private static DateOnly DateIn(TimeZoneInfo zone, DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    private static long? LeadOf(string? address) =>
        address is { Length: < 500 } && LeadPath().Match(address) is { Success: true } match
            && long.TryParse(match.Groups["id"].Value, out var id) && id > 0 ? id : null;

    [GeneratedRegex(
        "/leads/detail/(?<id>[0-9]{1,18})(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LeadPath();
}

/// <summary>The codes of the invoice's system fields.</summary>
internal static class InvoiceFields
{
    public const string Status = "BILL_STATUS";
    public const string Price = "BILL_PRICE";
    public const string VatType = "BILL_VAT_TYPE";
    public const string PaymentDate = "BILL_PAYMENT_DATE";
    public const string Items = "ITEMS";
    public const string Payer = "PAYER";
    public const string Supplier = "SUPPLIER";

    /// <summary>The seller before spring 2023, with the requisites inside.</summary>
    public const string LegalEntity = "LEGAL_ENTITY";

    /// <summary>The address of the deal, in some accounts.</summary>
    public const string LinkToLead = "LINK_TO_LEAD";
}

/// <summary>
/// Reads the link back to the PayWall, where it leads to the vendor: any other address that a seller writes there would make us
/// an open redirect.
/// </summary>
internal static class InvoiceLinks
{
    private static readonly string[] Hosts = ["pay.amocrm.ru", "pay.kommo.com"];

    /// <param name="element">The invoice.</param>
    /// <param name="replacement">Address of an emulator or a proxy: its pages count as the vendor's.</param>
    public static Uri? Read(JsonElement element, Uri? replacement)
    {
        if (!Uri.TryCreate(element.Member("invoice_link").AsText(), UriKind.Absolute, out var link) || link.UserInfo.Length > 0)
            return null;
        var isVendors =
            link.Scheme == Uri.UriSchemeHttps && link.IsDefaultPort && Hosts.Contains(link.Host, StringComparer.OrdinalIgnoreCase);
        return isVendors || replacement is not null && IsSamePlace(link, replacement) ? link : null;
    }

    private static bool IsSamePlace(Uri link, Uri replacement) =>
        (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp) && link.Port == replacement.Port
        && (string.Equals(link.Host, replacement.Host, StringComparison.OrdinalIgnoreCase) || link.IsLoopback && replacement.IsLoopback);
}
