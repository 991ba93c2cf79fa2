using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;

namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>
/// Reads an invoice's VAT mode, which decides the sum: by its code, else by the definition of its field, else by amoCRM's names. Codes
/// exist since June 2022 only.
/// </summary>
internal sealed class VatModes(FieldChoices choices)
{
    private static readonly (VatMode Mode, string Code, string[] Names)[] Known =
    [
        (VatMode.Included, "vat_included",
            ["ндс входит в стоимость", "ндс включён в стоимость", "ндс включен в стоимость", "vat included"]),
        (VatMode.OnTop, "vat_not_included",
            ["ндс начисляется поверх стоимости", "ндс не включён в стоимость", "ндс не включен в стоимость", "vat not included"]),
        (VatMode.Exempt, "vat_exempt", ["не облагается ндс", "ндс не облагается", "без ндс", "vat exempt"]),
    ];

    /// <summary>Included where the field is absent; a choice that nothing maps is never taken for it.</summary>
    public async Task<VatMode> ReadAsync(Account account, InvoiceElement element, CancellationToken cancellationToken)
    {
        if (ElementFields.Of(element.Json).Find(InvoiceFields.VatType) is not { } field)
            return VatMode.Included;
        if (OfCode(field.EnumCode) is { } known)
            return known;
        var defined = await choices.FindAsync(account, element.ListId, InvoiceFields.VatType, field, cancellationToken);
        return OfCode(defined?.Code) ?? OfName(field.Value.AsText() ?? defined?.Name) ?? VatMode.Unmapped;
    }

    private static VatMode? OfCode(string? code) => Find(known => known.Code == code);

    private static VatMode? OfName(string? name) =>
        Find(known => known.Names.Contains(name?.Trim().ToLowerInvariant(), StringComparer.Ordinal));

    private static VatMode? Find(Predicate<(VatMode Mode, string Code, string[] Names)> fits) =>
        Array.FindIndex(Known, fits) is var at and >= 0 ? Known[at].Mode : null;
}
