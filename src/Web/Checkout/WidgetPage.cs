using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.Hosting;
using CleanAcquiring.Web.Pages;

namespace CleanAcquiring.Web.Checkout;

/// <summary>A page of ours that shows an acquirer's widget, under a policy that names the widget's hosts.</summary>
internal static class WidgetPage
{
    /// <param name="context">Of the click.</param>
    /// <param name="pages">In the buyer's language.</param>
    /// <param name="widget">As the acquirer's adapter wrote it.</param>
    /// <param name="hosts">Suffixes of the acquirer's hosts.</param>
    /// <param name="next">The address of the page to which the buyer returns.</param>
    public static IResult Render(
        HttpContext context, BuyerPages pages, PaymentPage.Widget widget, IEnumerable<string> hosts, string next)
    {
        context.Features.Set(WidgetSources.Of(widget.Script, hosts));
        return BuyerPages.Render(context, pages.Page("Widget", PageTone.Plain) with
        {
            Widget = new PageWidget(
                pages.Text("Widget.Button"), widget.Script.AbsoluteUri, widget.Constructor, widget.Parameters, next)
            {
                Fault = pages.Text("Widget.Fault"),
                WithoutScripts = pages.Text("Widget.WithoutScripts"),
            },
        });
    }
}
