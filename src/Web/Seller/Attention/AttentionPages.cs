using System.Globalization;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Web.SellerApi;

namespace CleanAcquiring.Web.Seller.Attention;

/// <summary>The items that a person should look at, oldest first, with the way to end each.</summary>
internal static class AttentionPages
{
    public static void Map(RouteGroupBuilder read, RouteGroupBuilder write)
    {
        read.MapGet("/attention", ListAsync);
        read.MapGet("/attention/count", CountAsync);
        write.MapPost("/attention/{id}/seen", SeeAsync);
    }

    private static Task<IResult> ListAsync([AsParameters] SellerCall call, string? after) => call.AnswerAsync(
        new ListAttentionQuery(call.Seller, after),
        page => SellerFragment.Page<AttentionListPage, AttentionPage>(call.Context, call.Seller, page));

    private static Task<IResult> CountAsync([AsParameters] SellerCall call) => call.AnswerAsync(
        new CountAttentionQuery(call.Seller),
        count => SellerFragment.Page<AttentionCountPart, int>(call.Context, call.Seller, count));

    private static async Task<IResult> SeeAsync([AsParameters] SellerCall call, string id)
    {
        var form = await call.Context.Request.ReadFormAsync(call.Context.RequestAborted);
        int? version = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : null;
        return await call.AnswerAsync(
            new AcknowledgeAttentionCommand(call.Seller, id, version),
            view =>
            {
                // The count beside the navigation's entry is read anew.
                call.Context.Response.Headers["HX-Trigger"] = "seller:seen";
                return SellerFragment.Page<AttentionItemPart, AttentionView>(call.Context, call.Seller, view);
            });
    }
}
