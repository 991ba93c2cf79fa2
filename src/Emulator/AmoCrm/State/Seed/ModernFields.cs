using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.AmoCrm.State.Seed;

/// <summary>The fields of the invoice list since Spring 2023, and their values in JSON.</summary>
internal static class ModernFields
{
    public const long SupplierElementId = 345001;

    public static readonly FieldSet Invoices = new(
        withEnumCodes: true,
        new(
            771001,
            "Статус",
            "BILL_STATUS",
            "select",
            new(451001, "Создан", "created"),
            new(451003, "Оплачен", "paid"),
            new(451005, "Частично оплачен", "partially_paid"),
            new(451007, "Оплачен в аванс", "paid_in_advance"),
            new(451009, "Отменён", null),
            new(451011, "Возврат", null),
            new(451013, "Отгружен", null)
        )
        {
            Required = true,
        },
        new(771003, "Поставщик", "SUPPLIER", "supplier"),
        new(771005, "Плательщик", "PAYER", "payer"),
        new(771007, "Позиции счета", "ITEMS", "items"),
        new(771009, "Тип НДС", "BILL_VAT_TYPE", "select",
            new(451021, "НДС входит в стоимость", "vat_included"), new(451023, "НДС начисляется поверх стоимости", "vat_not_included"),
            new(451025, "Не облагается НДС", "vat_exempt")),
        new(771011, "Комментарий", "BILL_COMMENT", "text"),
        new(771013, "Итоговая сумма к оплате", "BILL_PRICE", "numeric"),
        new(771015, "Дата оплаты", "BILL_PAYMENT_DATE", "date_time"),
        new(771017, "Номер заказа на складе", null, "text"));

    public static JsonObject Created => Status("created");

    public static JsonObject Supplier => Invoices.Entry("SUPPLIER", new JsonObject { ["entity_id"] = SupplierElementId });

    public static JsonObject VatIncluded => Invoices.Chosen("BILL_VAT_TYPE", 451021);

    public static JsonObject VatOnTop => Invoices.Chosen("BILL_VAT_TYPE", 451023);

    /// <summary>A buyer with contact data in the invoice itself.</summary>
    public static JsonObject Payer => Invoices.Entry("PAYER", new JsonObject
    {
        ["name"] = "Пётр Образцов",
        ["type"] = "individual",
        ["entity_type"] = "contacts",
        ["entity_id"] = 5500123,
        ["phone"] = "+79990000001",
        ["email"] = "buyer@example.org",
        ["address"] = null,
        ["vat_id"] = null,
    });

    public static JsonObject Status(string code) =>
        Invoices.Chosen("BILL_STATUS", Invoices.ByCode("BILL_STATUS")!.Enums.First(choice => choice.Code == code).Id);

    public static JsonObject Price(string value) => Invoices.Entry("BILL_PRICE", value);

    public static JsonObject PaidAt(long unixSeconds) => Invoices.Entry("BILL_PAYMENT_DATE", unixSeconds);

    public static JsonObject Items(params JsonObject[] lines) => Invoices.Entry("ITEMS", [.. lines]);
}
