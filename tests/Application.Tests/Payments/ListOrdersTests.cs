using CleanAcquiring.Application.Payments;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Tests.Payments;

/// <summary>The journal of what people did with money.</summary>
public sealed class ListOrdersTests
{
    private const int PageSize = 50;
    private readonly UseCases app = new();

    public ListOrdersTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task Operation_of_a_person_is_there_with_its_invoice_and_our_own_is_not()
    {
        Has(1, UseCases.Seller.Actor);
        Has(2, by: null);

        var page = await ListAsync(before: null);

        page.Next.ShouldBeNull();
        page.Items.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            order => order.InvoiceName.ShouldBe(APayment.Draft.Title),
            order => order.Operation.By.ShouldBe(UseCases.Seller.Actor),
            order => order.Operation.Amount.ShouldBe(Money.Rub(10m)));
    }

    [Theory]
    [InlineData(PageSize, 0)]
    [InlineData(PageSize + 1, 1)]
    public async Task Pages_follow_each_other_without_a_gap(int orders, int onTheSecond)
    {
        for (var order = 1; order <= orders; order++)
            Has(order, UseCases.Seller.Actor);

        var first = await ListAsync(before: null);

        first.Items.Select(order => order.Operation.RequestedAt).ShouldBeInOrder(SortDirection.Descending);
        first.Items.Count.ShouldBe(PageSize);
        first.Next.HasValue.ShouldBe(onTheSecond > 0);
        if (first.Next is { } next)
            (await ListAsync(next)).Items.Select(order => order.Operation.RequestedAt).ShouldBe([APayment.Now.AddMinutes(1)]);
    }

    private void Has(int minute, Actor? by)
    {
        var payment = APayment.In(PaymentStatus.Paid, APayment.Draft with { Invoice = new(minute) });
        payment.Request(OperationKind.Refund, new OperationTerms("k", Money.Rub(10m), []) { By = by }, APayment.Now.AddMinutes(minute));
        app.Has(payment);
    }

    private async Task<OrderPage> ListAsync(DateTimeOffset? before) =>
        (await app.SendAsync(new ListOrdersQuery(UseCases.Seller, before))).Value;
}
