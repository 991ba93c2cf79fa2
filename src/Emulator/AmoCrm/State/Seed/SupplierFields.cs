using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.AmoCrm.State.Seed;

/// <summary>
/// The fields of the list of the seller's legal entities. TAX_REGISTRATION_REASON_CODE is the KPP in this list, but the OGRN in the
/// objects of an invoice.
/// </summary>
internal static class SupplierFields
{
    public static readonly FieldSet Suppliers = new(
        withEnumCodes: true,
        new(772001, "ИНН", "SUPPLIER_VAT_ID", "text"),
        new(772003, "КПП", "SUPPLIER_TAX_REGISTRATION_REASON_CODE", "text"),
        new(772005, "ОГРН", "SUPPLIER_PRIMARY_STATE_REGISTRATION_NUMBER", "text"),
        new(772007, "БИК", "SUPPLIER_BANK_IDENTIFICATION_CODE", "text"),
        new(772009, "Расчётный счёт", "SUPPLIER_ACCOUNT_NUMBER", "text"),
        new(772011, "Юридический адрес", "SUPPLIER_LEGAL_ADDRESS", "text"),
        new(772013, "Телефон", "SUPPLIER_PHONE", "text"));

    public static JsonArray Example =>
    [
        Suppliers.Entry("SUPPLIER_VAT_ID", "7701000001"),
        Suppliers.Entry("SUPPLIER_TAX_REGISTRATION_REASON_CODE", "770101001"),
        Suppliers.Entry("SUPPLIER_PRIMARY_STATE_REGISTRATION_NUMBER", "1027700000001"),
        Suppliers.Entry("SUPPLIER_BANK_IDENTIFICATION_CODE", "044525000"),
        Suppliers.Entry("SUPPLIER_ACCOUNT_NUMBER", "40702810000000000001"),
        Suppliers.Entry("SUPPLIER_LEGAL_ADDRESS", "Москва, ул. Образцовая, 1"),
        Suppliers.Entry("SUPPLIER_PHONE", "+74950000001"),
    ];

    /// <summary>The members that with=supplier_field_values adds to the value of an invoice.</summary>
    public static JsonObject Expand(EmulatedElement supplier) => new()
    {
        ["entity_id"] = supplier.Id,
        ["name"] = supplier.Name,
        ["vat_id"] = Text(supplier, "SUPPLIER_VAT_ID"),
        ["kpp"] = Text(supplier, "SUPPLIER_TAX_REGISTRATION_REASON_CODE"),
        ["tax_registration_reason_code"] = Text(supplier, "SUPPLIER_PRIMARY_STATE_REGISTRATION_NUMBER"),
        ["bank_code"] = Text(supplier, "SUPPLIER_BANK_IDENTIFICATION_CODE"),
        ["address"] = Text(supplier, "SUPPLIER_LEGAL_ADDRESS"),
        ["bank_account_number"] = Text(supplier, "SUPPLIER_ACCOUNT_NUMBER"),
    };

    private static string? Text(EmulatedElement supplier, string code) => (string?)supplier.First(code)?["value"];
}
