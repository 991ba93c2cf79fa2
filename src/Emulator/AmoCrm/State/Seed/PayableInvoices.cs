using System.Text.Json.Nodes;
using static CleanAcquiring.Emulator.AmoCrm.State.Seed.ModernFields;

namespace CleanAcquiring.Emulator.AmoCrm.State.Seed;

/// <summary>Invoices that can be paid.</summary>
internal static class PayableInvoices
{
    private const long CreatedAt = 1767175200;

    public static IEnumerable<EmulatedElement> Of(long catalogId) =>
    [
        Complete(catalogId, InvoiceNumbers.Complete, "Счет #1042", leadId: 8800456),
        Complete(catalogId, InvoiceNumbers.Sbp, "Счет #1044", leadId: 8800457),
        Complete(catalogId, InvoiceNumbers.MethodOff, "Счет #1045", leadId: 8800458),
        Complete(catalogId, InvoiceNumbers.MethodUnknown, "Счет #1046", leadId: 8800459),
        Complete(catalogId, InvoiceNumbers.AcquirerDown, "Счет #1047", leadId: 8800460),
        Complete(catalogId, InvoiceNumbers.AcquirerSilent, "Счет #1048", leadId: 8800461),
        Complete(catalogId, InvoiceNumbers.AcquirerDeclines, "Счет #1049", leadId: 8800462),
        Complete(catalogId, InvoiceNumbers.CrmThrottled, "Счет #1050", leadId: 8800463, ElementBehavior.Throttled),
        Complete(catalogId, InvoiceNumbers.CrmDown, "Счет #1051", leadId: 8800464, ElementBehavior.Down),
        Complete(catalogId, InvoiceNumbers.CrmSlow, "Счет #1052", leadId: 8800465, ElementBehavior.Slow),
        FreePrice(catalogId),
        VatOnTop(catalogId),
        NoPayerContact(catalogId),
        Fractional(catalogId),
    ];

    public static EmulatedElement Ordinary(
        long catalogId,
        long id,
        string name,
        JsonObject? status = null,
        JsonObject? paidAt = null
    ) =>
        new(
            catalogId,
            id,
            name,
            CreatedAt,
            paidAt is null
                ?
                [
                    status ?? Created,
                    Supplier,
                    Payer,
                    Items(new Line("Абонемент на месяц", 3500, 1, 3500).ToJson()),
                    VatIncluded,
                    Price("3500"),
                ]
                :
                [
                    status ?? Created,
                    Supplier,
                    Payer,
                    Items(new Line("Абонемент на месяц", 3500, 1, 3500).ToJson()),
                    VatIncluded,
                    Price("3500"),
                    paidAt,
                ]
        )
        {
            LeadId = id + 7_900_000,
        };

    private static EmulatedElement Complete(
        long catalogId,
        long id,
        string name,
        long leadId,
        ElementBehavior behavior = ElementBehavior.Normal
    ) =>
        new(
            catalogId,
            id,
            name,
            CreatedAt,
            [
                Created,
                Supplier,
                Payer,
                Items(
                    new Line("Офисное кресло «Бриз»", 7990.0m, 2.0m, 14382.0m)
                    {
                        Sku = "CH-0042",
                        ProductId = 771203,
                        DiscountType = "percentage",
                        DiscountValue = 10.0m,
                    }.ToJson(),
                    new Line("Доставка по городу", 650.5m, 1.0m, 600.0m) { UnitType = "усл", DiscountValue = 50.5m }.ToJson()
                ),
                VatIncluded,
                Invoices.Entry("BILL_COMMENT", "Доставка после 18:00"),
                Price("14982"),
            ]
        )
        {
            LeadId = leadId,
            Behavior = behavior,
            UpdatedAt = 1767178800,
        };

    /// <summary>An invoice without ITEMS; only the linked company has the payer's e-mail address.</summary>
    private static EmulatedElement FreePrice(long catalogId) => new(
        catalogId, InvoiceNumbers.FreePrice, "Предоплата по договору 17", 1767180000,
        [
            Created,
            Invoices.Entry("PAYER", new JsonObject
            {
                ["name"] = "ООО «Ромб»",
                ["type"] = "legal",
                ["entity_type"] = "companies",
                ["entity_id"] = 5500777,
                ["vat_id"] = "7702000002",
                ["kpp"] = "770201001",
            }),
            Price("5000"),
        ])
    { LeadId = 8800470 };

    /// <summary>2 × 1000 and 1000 with the 20 % of 2025 on top, and 400 without VAT: 4000.</summary>
    private static EmulatedElement VatOnTop(long catalogId) => new(
        catalogId, InvoiceNumbers.VatOnTop, "Счет #1043", 1767183600,
        [
            Created, Supplier, Payer,
            Items(
                Hours("A-1", 771210, "Настройка оборудования", 2),
                Hours("A-3", 771211, "Обучение сотрудников", 1),
                new Line("Выезд специалиста", 400, 1, 400)
                {
                    Sku = "A-2", DiscountType = null, DiscountValue = null, VatRateId = null, VatRate = null, ExternalUid = null,
                }.ToJson()),
            ModernFields.VatOnTop, Price("4000"),
        ])
    { LeadId = 8800471, UpdatedAt = 1767184000 };

    private static JsonObject Hours(string sku, long productId, string description, int hours) =>
        new Line(description, 1000, hours, hours * 1000) { Sku = sku, ProductId = productId, UnitType = "ч", VatRate = 20 }.ToJson();

    /// <summary>A buyer with a name only, and no deal for notes.</summary>
    private static EmulatedElement NoPayerContact(long catalogId) => new(
        catalogId, InvoiceNumbers.NoPayerContact, "Счет #1053", CreatedAt,
        [
            Created, Supplier,
            Invoices.Entry("PAYER", new JsonObject { ["name"] = "Семён Безадресный", ["type"] = "individual", ["address"] = null }),
            Items(new Line("Мастер-класс", 1200, 1, 1200).ToJson()), VatIncluded, Price("1200"),
        ]);

    /// <summary>3 × 33.333333 less 5 % is 94.99999…: 95 roubles, which is not three equal prices in kopecks.</summary>
    private static EmulatedElement Fractional(long catalogId) =>
        new(
            catalogId,
            InvoiceNumbers.Fractional,
            "Счет #1054",
            CreatedAt,
            [
                Created,
                Supplier,
                Payer,
                Items(
                    new Line("Плитка, упаковка", 33.333333m, 3, 95)
                    {
                        UnitType = "упак",
                        DiscountType = "percentage",
                        DiscountValue = 5,
                    }.ToJson()
                ),
                VatIncluded,
                Price("95"),
            ]
        )
        {
            LeadId = 8800472,
        };
}
