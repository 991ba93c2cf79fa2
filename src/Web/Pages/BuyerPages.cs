using System.Globalization;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace CleanAcquiring.Web.Pages;

/// <summary>Makes pages: texts in the buyer's language, and of the seller only the facts that may be disclosed.</summary>
internal sealed class BuyerPages(IStringLocalizer<Texts> texts)
{
    public const string NoStore = "no-store";

    /// <summary>A page whose title and text stand under a name in the resources.</summary>
    public PageModel Page(string name, PageTone tone) => new(Text($"{name}.Title"), Text($"{name}.Text"), tone);

    public string Text(string key) => texts[key];

    /// <summary>The reason of a refusal for a buyer; null where the seller does not disclose it.</summary>
    public string? Reason(Refusal refusal, BuyerDisclosure? disclosure)
    {
        if (disclosure?.ShowsReason != true)
            return null;
        return texts[$"Reason.{refusal.Code}"] is { ResourceNotFound: false } known ? known.Value : refusal.Detail;
    }

    /// <summary>Adds the way back and the seller's facts. The way back comes first where the page leads nowhere else.</summary>
    public PageModel Disclose(PageModel page, BuyerDisclosure? disclosure, string? reason = null)
    {
        if (disclosure is null)
            return page;
        var isFirst = page is { Form: null, Poll: null, Links.Count: 0 };
        return page with
        {
            Links = WebLink(disclosure.BackLink) is { } back
                ? [.. page.Links, new PageLink(Text("Action.Back"), back, isFirst)]
                : page.Links,
            Details =
            [
                .. Detail("Seller.Title", SellerOf(disclosure)),
                .. Detail("Seller.Invoice", disclosure.InvoiceNumber),
                .. Detail("Seller.Reason", reason),
            ],
        };
    }

    public (string Label, string Code) Trace(HttpContext context) => (Text("Trace"), TraceCode.Of(context));

    public static string Sum(Money money)
    {
        var amount = money
            .Rounded()
            .Amount.ToString($"N{money.Currency.MinorDigits}", CultureInfo.GetCultureInfo(CultureInfo.CurrentUICulture.Name));
        return $"{amount}\u00a0{(money.Currency == Currency.Rub ? "₽" : money.Currency.Code)}";
    }

    /// <summary>The address when it is a web address; null for any other scheme.</summary>
    public static string? WebLink(Uri? address) =>
        address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address.AbsoluteUri
            : null;

    /// <summary>Renders in the language in which the texts were taken.</summary>
    public static RazorComponentResult<BuyerPage> Render(HttpContext context, PageModel model, int status = StatusCodes.Status200OK)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        context.Response.Headers.CacheControl = NoStore;
        context.Response.Headers.ContentLanguage = language;
        context.Response.Headers.Vary = "Accept, Accept-Language";
        return new RazorComponentResult<BuyerPage>(new { Model = model, Language = language })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };
    }

    // A name is the seller's text: marks of direction in it would turn around what stands beside it.
    private static string Plain(string text) =>
        string.Concat(text.Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control)));

    private static string SellerOf(BuyerDisclosure disclosure)
    {
        string?[] facts = [disclosure.Seller.Name, disclosure.Seller.Phone, disclosure.Seller.Email];
        return string.Join(" · ", facts.Where(fact => !string.IsNullOrWhiteSpace(fact)));
    }

    private IEnumerable<(string Label, string Value)> Detail(string label, string? value) =>
        string.IsNullOrWhiteSpace(value) ? [] : [(Text(label), Plain(value))];
}
