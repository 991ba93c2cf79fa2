using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Web.SellerApi;

namespace CleanAcquiring.Web.Seller.Journal;

/// <summary>The page that shows who changed what, newest first.</summary>
internal static class JournalEndpoints
{
    public static void Map(RouteGroupBuilder read) => read.MapGet("/journal", ShowAsync);

    private static Task<IResult> ShowAsync([AsParameters] SellerCall call, int? after) => call.AnswerAsync(
        new ListJournalQuery(call.Seller, after),
        journal => SellerFragment.Page<JournalListPage, JournalPage>(call.Context, call.Seller, journal));
}
