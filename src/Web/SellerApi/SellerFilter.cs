using CleanAcquiring.Web.Errors;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.SellerApi;

/// <summary>Lets in a caller who proves to be a seller, and hands the seller on.</summary>
/// <param name="writes">True for addresses that change something.</param>
/// <param name="reauthorize">The answer to one who reads for an account without a grant; null for JSON.</param>
/// <param name="closed">The answer to a user who may not look; null for a problem.</param>
internal sealed class SellerFilter(
    bool writes,
    Func<HttpContext, SellerIdentity, IResult>? reauthorize = null,
    Func<HttpContext, IResult>? closed = null) : IEndpointFilter
{
    private static readonly object Key = new();

    public static SellerIdentity SellerOf(HttpContext context) => (SellerIdentity)context.Items[Key]!;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var result = await SellerAuthentication.AuthenticateAsync(http, writes);
        if (result.IsRefused && closed is not null && result.Refusal.Code == SellerIdentity.NotAdmittedCode)
            return closed(http);
        if (result.IsRefused)
            return Problems.ToSeller(http, result.Refusal);
        if (result.Value.ReauthorizeLink is { } link)
            return Reauthorize(http, result.Value, link);
        http.Items[Key] = result.Value;
        return await next(context);
    }

    private IResult Reauthorize(HttpContext context, SellerIdentity seller, Uri link) => writes
        ? Problems.NotDone(
            context, "account.reauthorize", "An administrator has to authorise the integration again.", link: link)
        : reauthorize?.Invoke(context, seller) ?? Results.Json(new { state = "reauthorize", link = link.AbsoluteUri });
}
