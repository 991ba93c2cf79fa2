using System.Text.Json;
using System.Text.RegularExpressions;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Infrastructure.AmoCrm.Fields;

/// <summary>Reads an invoice out of an element, but for the two things that need a look elsewhere: status and currency.</summary>
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
            VatMode = ModeOf(fields.Find(InvoiceFields.VatType)?.EnumCode),
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

    private static VatMode ModeOf(string? code) => code switch
    {
        "vat_not_included" => VatMode.OnTop,
        "vat_exempt" => VatMode.Exempt,
        _ => VatMode.Included,
    };

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
