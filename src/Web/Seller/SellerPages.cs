using CleanAcquiring.Web.Hosting;
using CleanAcquiring.Web.Pages;
using CleanAcquiring.Web.Seller.Attention;
using CleanAcquiring.Web.Seller.Journal;
using CleanAcquiring.Web.Seller.Payments;
using CleanAcquiring.Web.Seller.Policies;
using CleanAcquiring.Web.Seller.Setup;
using CleanAcquiring.Web.Seller.Webhooks;
using CleanAcquiring.Web.SellerApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Seller;

/// <summary>
/// The pages inside the CRM: one document without contents, and under <c>/seller/pages</c> the fragments that its script puts into it.
/// A new page is a folder here, a line below and a line in <see cref="SellerNavigation"/>; <c>docs/sellers-pages.md</c> shows how.
/// </summary>
internal static class SellerPages
{
    public static void MapSellerPages(this WebApplication app)
    {
        var ancestors = app.Services.GetRequiredService<IOptions<AccountOrigins>>().Value.Ancestors;
        var site = app.MapGroup("/seller").DisableAntiforgery().ExcludeFromDescription();
        site.MapGet("", (HttpContext context) => Shell(context, ancestors));
        site.MapGet("/assets/{name}", SellerAssets.Serve);

        var pages = site.MapGroup("/pages");
        var read = pages.MapGroup("").AddEndpointFilter(new SellerFilter(writes: false, Reconnect, SellerFragment.Alone<ClosedPage>));
        var write = pages.MapGroup("").AddEndpointFilter(new SellerFilter(writes: true, Reconnect));
        PaymentPages.Map(read, write);
        AttentionPages.Map(read, write);
        SetupEndpoints.Map(read, write);
        PolicyEndpoints.Map(read, write);
        WebhookPages.Map(read, write);
        JournalEndpoints.Map(read);
    }

    private static IResult Shell(HttpContext context, string ancestors)
    {
        var language = BuyerLanguage.Of(context);
        BuyerLanguage.Use(language);
        context.Features.Set(new SellerFrame(ancestors));
        context.Response.Headers.CacheControl = BuyerPages.NoStore;
        context.Response.Headers.Vary = "Accept-Language";
        return new RazorComponentResult<SellerShell>(new { Language = language }) { PreventStreamingRendering = true };
    }

    private static IResult Reconnect(HttpContext context, Application.Accounts.Seller seller) =>
        SellerFragment.Page<ReconnectPage, Uri>(context, seller, seller.ReauthorizeLink!);
}
