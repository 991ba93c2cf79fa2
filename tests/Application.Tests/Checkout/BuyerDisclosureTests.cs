using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Application.Tests.Checkout;

/// <summary>The facts that a stranger who opens a payment link reads.</summary>
public sealed class BuyerDisclosureTests
{
    private static readonly SellerContacts Contacts = new("ООО «Пример»", "+79990000001", "shop@example.org");
    private static readonly Invoice Invoice = new()
    {
        Id = new InvoiceId(918273),
        Name = "Счет #1042",
        Status = InvoiceStatus.Created,
        Date = new DateOnly(2026, 1, 31),
        Currency = Currency.Rub,
        BillPrice = 1500m,
        VatMode = VatMode.Included,
        Lines = [],
        Link = new Uri("https://pay.example/AbC12dEf34"),
    };

    [Fact]
    public void Nothing_is_disclosed_by_default()
    {
        NewAccount().Settings.Disclosure.ShouldBe(DisclosurePolicy.Nothing);

        BuyerDisclosure.Of(Allowing(DisclosurePolicy.Nothing), Invoice)
            .ShouldBe(new BuyerDisclosure(SellerContacts.None, null, false, Invoice.Link, "ru"));
    }

    [Fact]
    public void Each_switch_discloses_one_fact()
    {
        BuyerDisclosure.Of(Allowing(new(SellerName: true)), Invoice).Seller.ShouldBe(new SellerContacts(Name: Contacts.Name));
        BuyerDisclosure.Of(Allowing(new(Phone: true)), Invoice).Seller.ShouldBe(new SellerContacts(Phone: Contacts.Phone));
        BuyerDisclosure.Of(Allowing(new(Email: true)), Invoice).Seller.ShouldBe(new SellerContacts(Email: Contacts.Email));
        BuyerDisclosure.Of(Allowing(new(InvoiceNumber: true)), Invoice).ShouldSatisfyAllConditions(
            disclosure => disclosure.InvoiceNumber.ShouldBe("Счет #1042"),
            disclosure => disclosure.Seller.ShouldBe(SellerContacts.None));
        BuyerDisclosure.Of(Allowing(new(InvoiceNumber: true)), Invoice with { Name = null })
            .InvoiceNumber.ShouldBe("Счёт #918273 от 31.01.2026");
        BuyerDisclosure.Of(Allowing(new(Reason: true)), Invoice).ShouldSatisfyAllConditions(
            disclosure => disclosure.ShowsReason.ShouldBeTrue(),
            disclosure => disclosure.Seller.ShouldBe(SellerContacts.None));
    }

    [Fact]
    public void An_untyped_name_is_replaced_by_the_accounts()
    {
        var account = NewAccount();
        account.Decide(account.Settings with { Disclosure = new(SellerName: true) });

        BuyerDisclosure.Of(account, Invoice).Seller.Name.ShouldBe("Demo shop");
    }

    private static Account Allowing(DisclosurePolicy policy)
    {
        var account = NewAccount();
        account.Decide(account.Settings with { Disclosure = policy, Contacts = Contacts });
        return account;
    }

    private static Account NewAccount() => new(
        new TenantKey(Platform.AmoCrm, 31415926),
        new CrmProfile("demoshop.amocrm.ru", "Demo shop", Currency.Rub, "Europe/Moscow", "ru", 12077),
        new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
}
