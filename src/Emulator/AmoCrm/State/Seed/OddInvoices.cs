using System.Text.Json.Nodes;
using static CleanAcquiring.Emulator.AmoCrm.State.Seed.ModernFields;

namespace CleanAcquiring.Emulator.AmoCrm.State.Seed;

/// <summary>Invoices that must not be charged, each for one reason.</summary>
internal static class OddInvoices
{
    private const long CreatedAt = 1767180000;
    private const long PaidOn = 1767268800;

    public static IEnumerable<EmulatedElement> Of(long catalogId)
    {
        EmulatedElement Invoice(long id, string name, JsonArray fields) =>
            new(catalogId, id, name, CreatedAt, fields) { LeadId = id + 7_900_000 };

        return
        [
            Invoice(InvoiceNumbers.ZeroTotal, "Счет #1060",
                [Created, Supplier, Payer, Items(FullyDiscounted()), VatIncluded, Price("0")]),
            Invoice(InvoiceNumbers.NegativeTotal, "Счет #1061",
                [Created, Supplier, Payer, Items(new Line("Возврат тары", -500, 1, -500).ToJson()), VatIncluded, Price("-500")]),
            Invoice(InvoiceNumbers.NoTotalNoItems, "Счет #1062", [Created, Supplier, Payer]),
            // Neither the items nor their stored sums give the price, with VAT or without.
            Invoice(
                InvoiceNumbers.SumMismatch,
                "Счет #1063",
                [Created, Supplier, Payer, Items(new Line("Стол письменный", 8000, 1, 8000).ToJson()), VatIncluded, Price("7313.5")]
            ),
            Invoice(
                InvoiceNumbers.UnknownVat,
                "Счет #1064",
                [
                    Created,
                    Supplier,
                    Payer,
                    Items(new Line("Лампа настольная", 2100, 1, 2100) { VatRate = 13 }.ToJson()),
                    VatIncluded,
                    Price("2100"),
                ]
            ),
            PayableInvoices.Ordinary(catalogId, InvoiceNumbers.Paid, "Счет #1065", Status("paid"), PaidAt(PaidOn)),
            PayableInvoices.Ordinary(catalogId, InvoiceNumbers.PaidInAdvance, "Счет #1066", Status("paid_in_advance"), PaidAt(PaidOn)),
            PayableInvoices.Ordinary(catalogId, InvoiceNumbers.PartiallyPaid, "Счет #1067", Status("partially_paid")),
            PayableInvoices.Ordinary(catalogId, InvoiceNumbers.CustomStatus, "Счет #1068", Invoices.Chosen("BILL_STATUS", 451009)),
            new EmulatedElement(catalogId, InvoiceNumbers.Deleted, "Счет #1069", CreatedAt, [Created, Supplier, Payer, Price("900")])
            {
                IsDeleted = true,
            },
            new EmulatedElement(
                catalogId,
                InvoiceNumbers.ForeignElement,
                "Счет #1070",
                CreatedAt,
                [Created, Supplier, Payer, Price("900")]
            )
            {
                ForeignAccountId = 27182818,
            },
            new EmulatedElement(catalogId, InvoiceNumbers.NullsEverywhere, null, CreatedAt, Nulls()),
        ];
    }

    private static JsonObject FullyDiscounted() =>
        new Line("Пробное занятие", 1500, 1, 0) { DiscountType = "percentage", DiscountValue = 100 }.ToJson();

    /// <summary>Every member that may be null is null.</summary>
    private static JsonArray Nulls()
    {
        var emptyLine = new JsonObject();
        foreach (var member in new Line("", 0, 0, 0).ToJson())
            emptyLine[member.Key] = null;

        return
        [
            FieldSet.Entry(
                Invoices.ByCode("BILL_STATUS")!,
                new JsonArray(
                    new JsonObject
                    {
                        ["value"] = null,
                        ["enum_id"] = null,
                        ["enum_code"] = null,
                    }
                )
            ),
            FieldSet.Entry(Invoices.ByCode("SUPPLIER")!, null),
            Invoices.Entry("PAYER", (JsonNode?)null),
            Invoices.Entry("ITEMS", null, emptyLine),
            FieldSet.Entry(Invoices.ByCode("BILL_VAT_TYPE")!, new JsonArray((JsonNode?)null)),
            Invoices.Entry("BILL_PRICE", (JsonNode?)null),
            new JsonObject { ["field_id"] = null, ["field_name"] = null, ["field_code"] = null, ["field_type"] = null, ["values"] = null },
        ];
    }
}
