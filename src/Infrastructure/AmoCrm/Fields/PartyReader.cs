using System.Text.Json;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Infrastructure.AmoCrm.Fields;

/// <summary>Reads a payer or a supplier. The new and the old shapes name the members that we use alike.</summary>
internal static class PartyReader
{
    // One number per country: Russia, Belarus, Kazakhstan, Ukraine.
    private static readonly string[] TaxNumbers = ["vat_id", "unp", "bin", "egrpou"];

    /// <summary>Null for a field without a name, a number or a contact.</summary>
    public static Party? Read(ElementField? field)
    {
        if (field?.Value is not { ValueKind: JsonValueKind.Object } value)
            return null;
        var id = value.Member("entity_id").AsWhole() is { } linked and > 0 ? linked : (long?)null;
        var party = new Party(
            value.Member("name").AsText(),
            TaxNumbers.Select(name => value.Member(name).AsText()).FirstOrDefault(number => number is not null),
            id is null ? null : KindOf(value.Member("entity_type").AsText()),
            id,
            value.Member("email").AsText(),
            value.Member("phone").AsText());
        return party is { Name: null, TaxNumber: null, EntityId: null, Email: null, Phone: null } ? null : party;
    }

    // In legal_entity this member is a number of another meaning.
    private static string? KindOf(string? type) => type switch
    {
        "contacts" or "contact" => "contacts",
        "companies" or "company" => "companies",
        _ => null,
    };
}
