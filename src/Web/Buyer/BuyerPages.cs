using System.Globalization;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Buyer.Pages;
using CleanAcquiring.Web.Operations;
using CleanAcquiring.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace CleanAcquiring.Web.Buyer;

/// <summary>Makes pages: texts in the buyer's language, and of the seller only what the hints allow.</summary>
internal sealed class BuyerPages(IStringLocalizer<Texts> texts)
{
    public const string NoStore = "no-store";

    /// <summary>A page whose title and text stand under a name in the resources.</summary>
    public PageModel Page(string name, PageTone tone) => new(Text($"{name}.Title"), Text($"{name}.Text"), tone);

    public string Text(string key) => texts[key];

    public PageLink Back(PageHints hints, bool isFirst = true) => new(Text("Action.Back"), hints.BackLink!.AbsoluteUri, isFirst);

    /// <summary>The way back, where it is known.</summary>
    public IReadOnlyList<PageLink> BackIfKnown(PageHints? hints, bool isFirst = true) => hints?.BackLink is null ? [] : [Back(hints, isFirst)];

    public IReadOnlyList<(string Label, string Value)> Details(PageHints? hints, string? reason)
    {
        if (hints is null)
            return [];
        var seller = string.Join(" · ", new[] { hints.Seller.Name, hints.Seller.Phone, hints.Seller.Email }.Where(text => !string.IsNullOrWhiteSpace(text)));
        return
        [
            .. Shown("Seller.Title", seller),
            .. Shown("Seller.Invoice", hints.InvoiceNumber),
            .. hints.TellsReason ? Shown("Seller.Reason", reason) : [],
        ];
    }

    public (string Label, string Code) Trace(HttpContext context) => (Text("Trace"), TraceCode.Of(context));

    public static string Sum(Money money) => $"{money.Amount.ToString("N2", CultureInfo.GetCultureInfo(CultureInfo.CurrentUICulture.Name))} {(money.Currency == Currency.Rub ? "₽" : money.Currency.Code)}";

    /// <summary>Renders in the language in which the texts were taken.</summary>
    public static RazorComponentResult<BuyerPage> Render(HttpContext context, PageModel model, int status)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        context.Response.Headers.CacheControl = NoStore;
        context.Response.Headers.ContentLanguage = language;
        context.Response.Headers.Vary = "Accept, Accept-Language";
        return new RazorComponentResult<BuyerPage>(new { Model = model, Language = language }) { StatusCode = status, PreventStreamingRendering = true };
    }

    private IEnumerable<(string Label, string Value)> Shown(string label, string? value) => string.IsNullOrWhiteSpace(value) ? [] : [(Text(label), value)];
}
