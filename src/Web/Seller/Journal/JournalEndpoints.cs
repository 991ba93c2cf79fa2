using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Web.SellerApi;

namespace CleanAcquiring.Web.Seller.Journal;

/// <summary>The pages that show who changed what, and who moved which money, newest first.</summary>
internal static class JournalEndpoints
{
    private static readonly long MaxTicks = DateTimeOffset.MaxValue.UtcTicks;

    public static void Map(RouteGroupBuilder read)
    {
        read.MapGet("/journal", ShowAsync);
        read.MapGet("/journal/money", ShowMoneyAsync);
    }

    private static Task<IResult> ShowAsync([AsParameters] SellerCall call, int? after) => call.AnswerAsync(
        new ListJournalQuery(call.Seller, after),
        journal => SellerFragment.Page<JournalListPage, JournalPage>(call.Context, call.Seller, journal));

    // The moment travels as ticks, which need no escaping in an address.
    private static Task<IResult> ShowMoneyAsync([AsParameters] SellerCall call, long? before) => call.AnswerAsync(
        new ListOrdersQuery(call.Seller, before >= 0 && before <= MaxTicks ? new DateTimeOffset(before.Value, TimeSpan.Zero) : null),
        orders => SellerFragment.Page<OrderListPage, OrderPage>(call.Context, call.Seller, orders));
}
