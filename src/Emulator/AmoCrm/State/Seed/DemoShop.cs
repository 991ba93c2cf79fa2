namespace CleanAcquiring.Emulator.AmoCrm.State.Seed;

/// <summary>demoshop.amocrm.ru, a current account with the invoices of most scenarios.</summary>
internal static class DemoShop
{
    private const long InvoicesId = 12077;
    private const long SuppliersId = 12079;

    public static EmulatedAccount Create()
    {
        var account = new EmulatedAccount(31415926, "Демо-магазин", "demoshop",
        [
            new(12071, "Абонементы", "regular", 1701400000, 10, PlainFields.Regular),
            new(12075, "Товары", "products", 1701400100, 20, PlainFields.Products),
            new(InvoicesId, "Счета/покупки", "invoices", 1701400200, 30, ModernFields.Invoices),
            new(SuppliersId, "Мои юр. лица", "suppliers", 1701400300, 40, SupplierFields.Suppliers),
        ])
        {
            Users = [new(9081726, "Ирина Хозяйкина", IsAdmin: true), new(9081727, "Олег Менеджеров", IsAdmin: false)],
        };
        account.People[("contacts", 5500123)] = People.Contact(
            5500123,
            "Пётр",
            "Образцов",
            "+7 999 000-00-01",
            "buyer@example.org",
            5500777,
            8800456
        );
        account.People[("companies", 5500777)] = People.Company(5500777, "ООО «Ромб»", "+7 495 000-00-07", "accounts@romb.example.org");
        account.Add(new EmulatedElement(SuppliersId, ModernFields.SupplierElementId, "ООО «Пример»", 1701400400, SupplierFields.Example));
        foreach (var invoice in PayableInvoices.Of(InvoicesId).Concat(OddInvoices.Of(InvoicesId)))
            account.Add(invoice);
        return account;
    }
}
