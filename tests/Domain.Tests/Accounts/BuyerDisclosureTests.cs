using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Tests.Invoices;

namespace CleanAcquiring.Domain.Tests.Accounts;

/// <summary>What a stranger who opens a payment link learns.</summary>
public sealed class BuyerDisclosureTests
{
    private static readonly SellerContacts Contacts = new("ООО «Пример»", "+79990000001", "shop@example.org");
    private static readonly Invoice Invoice = AnInvoice.Valid() with { Link = new Uri("https://pay.example/AbC12dEf34") };

    [Fact]
    public void Nothing_is_disclosed_by_default()
    {
        AnAccount.Active().Settings.Disclosure.ShouldBe(DisclosurePolicy.Nothing);

        var disclosure = BuyerDisclosure.Of(Allowing(DisclosurePolicy.Nothing), Invoice);

        disclosure.ShouldBe(new BuyerDisclosure(SellerContacts.None, null, false, Invoice.Link, "ru"));
    }

    [Fact]
    public void Each_switch_discloses_one_thing()
    {
        BuyerDisclosure.Of(Allowing(new(SellerName: true)), Invoice).Seller.ShouldBe(new SellerContacts(Name: Contacts.Name));
        BuyerDisclosure.Of(Allowing(new(Phone: true)), Invoice).Seller.ShouldBe(new SellerContacts(Phone: Contacts.Phone));
        BuyerDisclosure.Of(Allowing(new(Email: true)), Invoice).Seller.ShouldBe(new SellerContacts(Email: Contacts.Email));
        BuyerDisclosure
            .Of(Allowing(new(InvoiceNumber: true)), Invoice)
            .ShouldSatisfyAllConditions(
                disclosure => disclosure.InvoiceNumber.ShouldBe("Счет #1042"),
                disclosure => disclosure.Seller.ShouldBe(SellerContacts.None)
            );
        BuyerDisclosure
            .Of(Allowing(new(InvoiceNumber: true)), Invoice with { Name = null })
            .InvoiceNumber.ShouldBe("Счёт #918273 от 31.01.2026");
        BuyerDisclosure
            .Of(Allowing(new(Reason: true)), Invoice)
            .ShouldSatisfyAllConditions(
                disclosure => disclosure.ShowsReason.ShouldBeTrue(),
                disclosure => disclosure.Seller.ShouldBe(SellerContacts.None)
            );
    }

    [Fact]
    public void The_accounts_name_stands_in_for_a_name_that_was_not_typed()
    {
        var account = AnAccount.Active();
        account.Decide(account.Settings with { Disclosure = new(SellerName: true) });

        BuyerDisclosure.Of(account, Invoice).Seller.Name.ShouldBe("Demo shop");
    }

    [Fact]
    public void Without_an_invoice_there_is_neither_a_number_nor_a_way_back()
    {
        var disclosure = BuyerDisclosure.Of(Allowing(new(InvoiceNumber: true)), null);

        (disclosure.InvoiceNumber, disclosure.BackLink).ShouldBe((null, null));
    }

    private static Account Allowing(DisclosurePolicy policy)
    {
        var account = AnAccount.Active();
        account.Decide(account.Settings with { Disclosure = policy, Contacts = Contacts });
        return account;
    }
}
