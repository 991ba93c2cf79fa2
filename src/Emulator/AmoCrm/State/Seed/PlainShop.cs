namespace CleanAcquiring.Emulator.AmoCrm.State.Seed;

/// <summary>An account with ordinary invoices: one for the scenarios of a faulty account, many for a load test.</summary>
internal static class PlainShop
{
    public static EmulatedAccount Create(long id, string name, string subdomain, long invoiceId, int invoices = 1)
    {
        var firstId = invoiceId * 10;
        var account = new EmulatedAccount(id, name, subdomain,
        [
            new(firstId + 1, "Товары", "products", 1701400100, 10, PlainFields.Products),
            new(firstId + 2, "Счета/покупки", "invoices", 1701400200, 20, ModernFields.Invoices),
            new(firstId + 3, "Мои юр. лица", "suppliers", 1701400300, 30, SupplierFields.Suppliers),
        ])
        {
            Users = [new(firstId + 4, "Хозяин магазина", IsAdmin: true), new(firstId + 5, "Помощник хозяина", IsAdmin: false)],
        };
        account.Add(new EmulatedElement(firstId + 3, ModernFields.SupplierElementId, "ООО «Пример»", 1701400400, SupplierFields.Example));
        for (var number = 0; number < invoices; number++)
            account.Add(PayableInvoices.Ordinary(firstId + 2, invoiceId + number, $"Счет #{number + 1}"));
        return account;
    }
}

/// <summary>The fields of lists that a payment does not read.</summary>
internal static class PlainFields
{
    public static readonly FieldSet Regular = new(withEnumCodes: true, new FieldDefinition(770001, "Описание", null, "text"));

    public static readonly FieldSet Products = new(
        withEnumCodes: true,
        new(770101, "Артикул", "SKU", "text"),
        new(770103, "Цена", "PRICE", "price"),
        new(770105, "Ед. измерения", "UNIT", "text")
    );
}
