using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Tests.Accounts;

/// <summary>The shop of a payment link by the legal entity that the invoice names.</summary>
public sealed class SupplierShopsTests
{
    private const string First = "7701000001";
    private const string Second = "7702000002";
    private static readonly MethodCode Card = MethodCode.Parse("card")!.Value;

    [Theory]
    [InlineData(First, "card")]
    [InlineData(Second, "card_2")]
    [InlineData(" 7702000002 ", "card_2")]
    public void Each_legal_entity_has_its_shop(string supplier, string shop) =>
        Choose([Shop("card", null, First), Shop("card_2", "card", Second)], supplier).Value!.Code.Value.ShouldBe(shop);

    [Theory]
    [InlineData("7703000003")]
    [InlineData(null)]
    public void A_shop_without_numbers_serves_all_others(string? supplier) =>
        Choose([Shop("card_2", "card", Second), Shop("card", null)], supplier).Value!.Code.ShouldBe(Card);

    [Theory]
    [InlineData("7703000003")]
    [InlineData(null)]
    public void A_supplier_without_a_shop_is_refused(string? supplier)
    {
        var refusal = Choose([Shop("card", null, First), Shop("card_2", "card", Second)], supplier).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe((SupplierShops.NoShop, RefusalKind.InvoiceIncorrect));
    }

    [Fact]
    public void The_code_of_a_shop_leads_to_the_suppliers_own() =>
        SupplierShops.Choose([Shop("card", null, First), Shop("card_2", "card", Second)], MethodCode.Parse("card_2")!.Value, First)
            .Value!.Code.ShouldBe(Card);

    [Fact]
    public void A_link_of_another_method_has_no_shop() =>
        Choose([Shop("sbp", null, First)], First).Value.ShouldBeNull();

    private static Result<PaymentMethod?> Choose(IReadOnlyList<PaymentMethod> methods, string? supplier) =>
        SupplierShops.Choose(methods, Card, supplier);

    private static PaymentMethod Shop(string code, string? link, params string[] numbers)
    {
        var method = AnAccount.Method(code);
        method.Serve(new SupplierShop(numbers, MethodCode.Parse(link)));
        return method;
    }
}
