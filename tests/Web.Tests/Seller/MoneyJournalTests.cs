using CleanAcquiring.Application.Payments;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.TestKit.Builders;
using CleanAcquiring.Web.Tests.Harness;
using static CleanAcquiring.Web.Tests.Seller.SignedIn;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>The part of the journal that says who moved which money.</summary>
public sealed class MoneyJournalTests
{
    [Fact]
    public async Task It_says_who_moved_what_and_how_it_ended()
    {
        var order = new OrderView(Ordered(), "Invoice <7>");
        await using var gateway = await StartAsync(_ => Result<OrderPage>.Of(new OrderPage([order], APayment.Now)));

        var page = await Gateway.PageAsync(await gateway.GetAsync($"/seller/pages/journal/money?before={APayment.Now.UtcTicks}", Bearer));

        var cells = page.QuerySelectorAll("tbody td");
        cells[1].TextContent.ShouldBe("Anna");
        page.QuerySelector("tbody strong")!.TextContent.Replace('\u00a0', ' ').ShouldBe("Refund of 10.00 ₽");
        page.QuerySelector("tbody .pill")!.TextContent.ShouldBe("under way");
        page.QuerySelector("tbody a")!.TextContent.ShouldBe("Invoice <7>");
        page.QuerySelector($"a[href='#/journal/money?before={APayment.Now.UtcTicks}']").ShouldNotBeNull();
        gateway.Mediator.Asked.Last().ShouldBe(new ListOrdersQuery(Administrator, APayment.Now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?before=-1")]
    [InlineData("?before=9223372036854775807")]
    public async Task A_moment_that_is_none_is_the_first_page(string query)
    {
        await using var gateway = await StartAsync(_ => Result<OrderPage>.Of(new OrderPage([], null)));

        var page = await Gateway.PageAsync(await gateway.GetAsync($"/seller/pages/journal/money{query}", Bearer));

        page.QuerySelector("main h2")!.TextContent.ShouldBe("Nobody has moved money yet");
        gateway.Mediator.Asked.Last().ShouldBe(new ListOrdersQuery(Administrator, null));
    }

    private static PaymentOperation Ordered() => APayment.In(PaymentStatus.Paid).Request(
        OperationKind.Refund, new OperationTerms("k1", Money.Rub(10m), []) { By = new Actor(7, "Anna") }, APayment.Now);
}
