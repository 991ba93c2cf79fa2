using System.Globalization;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Checkout.Pages;
using CleanAcquiring.Web.Hosting;
using CleanAcquiring.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace CleanAcquiring.Web.Checkout;

/// <summary>Makes pages: texts in the buyer's language, and of the seller only what the disclosure allow.</summary>
internal sealed class BuyerPages(IStringLocalizer<Texts> texts)
{
    public const string NoStore = "no-store";

    /// <summary>A page whose title and text stand under a name in the resources.</summary>
    public PageModel Page(string name, PageTone tone) => new(Text($"{name}.Title"), Text($"{name}.Text"), tone);

    public string Text(string key) => texts[key];

    /// <summary>Why, in the reader's language where we have the words, else as the rule says it.</summary>
    public string? Reason(Refusal refusal) =>
        texts[$"Reason.{refusal.Code}"] is { ResourceNotFound: false } known ? known.Value : refusal.Detail;

    /// <summary>The way back, where it is known.</summary>
    public IReadOnlyList<PageLink> BackIfKnown(BuyerDisclosure? disclosure, bool isFirst = true) =>
        WebLink.Of(disclosure?.BackLink) is { } back ? [new PageLink(Text("Action.Back"), back, isFirst)] : [];

    public IReadOnlyList<(string Label, string Value)> Details(BuyerDisclosure? disclosure, string? reason)
    {
        if (disclosure is null)
            return [];
        var seller = string.Join(
            " · ",
            new[] { disclosure.Seller.Name, disclosure.Seller.Phone, disclosure.Seller.Email }.Where(text =>
                !string.IsNullOrWhiteSpace(text)
            )
        );
        return
        [
            .. Shown("Seller.Title", seller),
            .. Shown("Seller.Invoice", disclosure.InvoiceNumber),
            .. disclosure.ShowsReason ? Shown("Seller.Reason", reason) : [],
        ];
    }

    public (string Label, string Code) Trace(HttpContext context) => (Text("Trace"), TraceCode.Of(context));

    public static string Sum(Money money)
    {
        var amount = money
            .Rounded()
            .Amount.ToString($"N{money.Currency.MinorDigits}", CultureInfo.GetCultureInfo(CultureInfo.CurrentUICulture.Name));
        return $"{amount}\u00a0{(money.Currency == Currency.Rub ? "₽" : money.Currency.Code)}";
    }

    /// <summary>Renders in the language in which the texts were taken.</summary>
    public static RazorComponentResult<BuyerPage> Render(HttpContext context, PageModel model, int status)
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

    private IEnumerable<(string Label, string Value)> Shown(string label, string? value) =>
        string.IsNullOrWhiteSpace(value) ? [] : [(Text(label), value)];
}
