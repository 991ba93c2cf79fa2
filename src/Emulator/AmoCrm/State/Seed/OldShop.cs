using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.AmoCrm.State.Seed;

/// <summary>
/// oldshop.amocrm.ru, an account from before June 2022: no enum codes, no payment date, the seller inline, no list of legal entities.
/// </summary>
internal static class OldShop
{
    private const long InvoicesId = 2113;

    private static readonly FieldSet Fields = new(
        withEnumCodes: false,
        new(
            61001,
            "Статус",
            "BILL_STATUS",
            "select",
            new(33001, "Создан", null),
            new(33003, "Оплачен", null),
            new(33005, "Частично оплачен", null)
        )
        {
            Required = true,
        },
        new(61003, "Юр. лицо", "LEGAL_ENTITY", "legal_entity"),
        new(61005, "Плательщик", "PAYER", "linked_entity"),
        new(61007, "Позиции счета", "ITEMS", "items"),
        new(61009, "Стоимость", "BILL_PRICE", "numeric"));

    public static EmulatedAccount Create()
    {
        var account = new EmulatedAccount(27182818, "Старая лавка", "oldshop",
        [
            new(2111, "Товары", "products", 1546300800, 10, PlainFields.Products),
            new(InvoicesId, "Счета", "invoices", 1546300900, 20, Fields),
        ])
        {
            Legacy = true,
            Users = [new(504001, "Анатолий Старожилов", IsAdmin: true), new(504002, "Вера Помощникова", IsAdmin: false)],
        };
        account.People[("contacts", 5400321)] = People.Contact(
            5400321,
            "Анна",
            "Примерова",
            "8 (999) 000-00-03",
            "anna@example.org",
            null,
            7700321
        );
        account.Add(Invoice());
        return account;
    }

    private static EmulatedElement Invoice() => new(InvoicesId, InvoiceNumbers.Legacy, "Счет №7", 1640995200,
    [
        Fields.Chosen("BILL_STATUS", 33001),
        Fields.Entry("LEGAL_ENTITY", new JsonObject
        {
            ["name"] = "ИП Образец",
            ["entity_type"] = 1,
            ["vat_id"] = "770100000001",
            ["tax_registration_reason_code"] = 304770000000001,
            ["address"] = "Москва",
            ["kpp"] = null,
            ["bank_code"] = "044525000",
            ["external_uid"] = "",
        }),
        Fields.Entry("PAYER", new JsonObject
        {
            ["name"] = "Анна Примерова",
            ["entity_id"] = 5400321,
            ["entity_type"] = "contacts",
            ["catalog_id"] = null,
        }),
        Fields.Entry("ITEMS", new JsonObject
        {
            ["sku"] = "T-9",
            ["description"] = "Консультация",
            ["unit_price"] = 1500,
            ["quantity"] = 1,
            ["unit_type"] = "шт.",
            ["discount"] = new JsonObject { ["type"] = "amount", ["value"] = 0 },
            ["vat_rate_id"] = 0,
            ["vat_rate_value"] = 0,
            ["external_uid"] = "",
        }),
        Fields.Entry("BILL_PRICE", "1500"),
    ])
    { LeadId = 7700321 };
}
