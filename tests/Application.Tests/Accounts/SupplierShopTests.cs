using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Application.Tests.Accounts;

/// <summary>A shop for each legal entity of the seller, behind one payment link.</summary>
public sealed class SupplierShopTests
{
    private const string First = "7701000001";
    private const string Second = "7702000002";
    private readonly UseCases app = new();

    public SupplierShopTests() => app.Has(AnAccount.With("card"));

    [Theory]
    [InlineData(Second, "card_2")]
    [InlineData(First, "card")]
    [InlineData(null, "card")]
    public async Task Payment_opens_in_the_shop_of_the_invoices_supplier(string? supplier, string method)
    {
        await ChangeAsync("card_2", new SupplierShopRequest([Second], "card"));
        app.Crm.Has(AnInvoice.Valid() with { Supplier = new Party(null, supplier, null, null, null, null) });

        (await app.SendAsync(ACheckout.By("card"))).Outcome.IsRefused.ShouldBeFalse();

        app.Payment.Method.Value.ShouldBe(method);
    }

    [Fact]
    public async Task Supplier_without_a_shop_is_refused_before_anything_is_opened()
    {
        await ChangeAsync("card", new SupplierShopRequest([First], null));
        app.Crm.Has(AnInvoice.Valid());

        (await app.SendAsync(ACheckout.By("card"))).Refusal!.Code.ShouldBe("invoice.supplier.no_shop");

        app.Database.Payments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Shops_of_one_link_are_one_choice_for_the_buyer()
    {
        await ChangeAsync("card_2", new SupplierShopRequest([Second], "card"));
        await ChangeAsync("sbp", null);
        app.Crm.Has(AnInvoice.Valid());

        var choice = (await app.SendAsync(ACheckout.By(null))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.MethodChoice>();

        choice.Methods.Select(option => option.Code.Value).ShouldBe(["card", "sbp"]);
    }

    [Theory]
    [InlineData("card_2", "12", "card", "method.supplier_number")]
    [InlineData("card_2", "7702 000 002", "card", "method.supplier_number")]
    [InlineData("card_2", null, "card", "method.supplier_missing")]
    [InlineData("card_2", Second, "nosuch", "method.no_such_link")]
    [InlineData("card_2", Second, "no such", "method.no_such_link")]
    [InlineData("card_2", First, "card", "method.supplier_taken")]
    [InlineData("card_2", Second, "card_2", null)]
    public async Task Senseless_shop_is_refused_and_not_saved(string code, string? number, string link, string? refusal)
    {
        await ChangeAsync("card", new SupplierShopRequest([First], null));

        var result = await ChangeAsync(code, new SupplierShopRequest(number is null ? [] : [number], link));

        result.Refusal?.Code.ShouldBe(refusal);
        (await MethodsAsync()).Count.ShouldBe(refusal is null ? 2 : 1);
    }

    [Fact]
    public async Task Link_to_a_shop_of_another_link_is_refused()
    {
        await ChangeAsync("card_2", new SupplierShopRequest([Second], "card"));

        (await ChangeAsync("card_3", new SupplierShopRequest(["7703000003"], "card_2"))).Refusal!.Code.ShouldBe("method.no_such_link");
        (await ChangeAsync("card", new SupplierShopRequest(["7703000003"], "card_2"))).Refusal!.Code.ShouldBe("method.no_such_link");
    }

    [Fact]
    public async Task Change_that_says_nothing_of_it_keeps_it_and_the_journal_shows_it()
    {
        await ChangeAsync("card_2", new SupplierShopRequest([Second, " "], "card"));

        await ChangeAsync("card_2", null);

        var method = (await MethodsAsync()).Single(method => method.Code == "card_2");
        (method.Suppliers.ShouldHaveSingleItem(), method.Link).ShouldBe((Second, "card"));
        app.Database.JournalOf(AnAccount.Tenant)[0].After.ShouldContainKeyAndValue("suppliers", Second);
    }

    private async Task<IReadOnlyList<MethodView>> MethodsAsync() => (await app.SendAsync(new ListMethodsQuery(UseCases.Seller))).Value;

    private Task<Result<MethodView>> ChangeAsync(string code, SupplierShopRequest? supplier) => app.SendAsync(
        new ChangeMethodCommand(
            UseCases.Seller, code, "acme", true, new Dictionary<string, string?> { ["shop"] = "2", ["password"] = "secret-of-the-shop" })
        {
            Supplier = supplier,
        });
}
