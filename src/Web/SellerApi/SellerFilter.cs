using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Web.Errors;
using MediatR;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.SellerApi;

/// <summary>Lets in a caller who proves to be a seller, and hands the seller on.</summary>
internal sealed class SellerFilter(bool writes) : IEndpointFilter
{
    private const int LongestToken = 4096;
    private static readonly object Key = new();

    public static SellerIdentity SellerOf(HttpContext context) => (SellerIdentity)context.Items[Key]!;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var token = http.Request.Headers["X-Auth-Token"] is [{ Length: > 0 and <= LongestToken } only] ? only : null;
        var mediator = http.RequestServices.GetRequiredService<IMediator>();
        var result = await mediator.Send(new AuthenticateSellerCommand(token, http.Request.Headers.Origin, writes), http.RequestAborted);
        if (result.IsRefused)
            return Problems.ToSeller(http, result.Refusal);
        if (result.Value.ReauthorizeLink is { } link)
            return Reauthorize(http, link);
        http.Items[Key] = result.Value;
        return await next(context);
    }

    private IResult Reauthorize(HttpContext context, Uri link) => writes
        ? Problems.NotDone(
            context, "account.reauthorize", "An administrator has to authorise the integration again.", link: link)
        : Results.Json(new { state = "reauthorize", link = link.AbsoluteUri });
}
