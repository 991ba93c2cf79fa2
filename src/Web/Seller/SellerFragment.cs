using CleanAcquiring.Web.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.Seller;

/// <summary>Answers the page's script: a fragment in the seller's language, or a place to go on to.</summary>
internal static class SellerFragment
{
    /// <summary>Renders a component. A form that was refused is 422, which the script shows as well.</summary>
    public static IResult Page<TPage, TModel>(
        HttpContext context, SellerIdentity seller, TModel model, int status = StatusCodes.Status200OK)
        where TPage : SellerPage<TModel> =>
        new Rendered<TPage>(
            BuyerLanguage.Of(context, seller.Language),
            new(StringComparer.Ordinal) { [nameof(SellerPage<>.Seller)] = seller, [nameof(SellerPage<>.Model)] = model },
            status);

    /// <summary>Renders a page for a user of whom nothing is known but the browser's language.</summary>
    public static IResult Alone<TPage>(HttpContext context)
        where TPage : IComponent =>
        new Rendered<TPage>(BuyerLanguage.Of(context), new(StringComparer.Ordinal), StatusCodes.Status200OK);

    /// <summary>Lets the script go to another page, after a change that was made.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="page">Such as <c>setup/methods/card</c>.</param>
    public static IResult Go(HttpContext context, string page)
    {
        context.Response.Headers["HX-Trigger"] = $$"""{"seller:go":"#/{{page}}"}""";
        return Results.NoContent();
    }

    private sealed class Rendered<TPage>(string language, Dictionary<string, object?> parameters, int status) : IResult
        where TPage : IComponent
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            // Here and not in the endpoint: a language that an awaited method sets is undone when it returns.
            BuyerLanguage.Use(language);
            httpContext.Response.Headers.CacheControl = BuyerPages.NoStore;
            httpContext.Response.Headers.ContentLanguage = language;
            return new RazorComponentResult<TPage>(parameters) { StatusCode = status, PreventStreamingRendering = true }
                .ExecuteAsync(httpContext);
        }
    }
}
