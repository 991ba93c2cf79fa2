using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Accounts.Sessions;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Hosting;
using MediatR;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.SellerApi;

/// <summary>Authenticates a seller: by the token of a session from our own pages, by the CRM's one-time token from any other.</summary>
internal static class SellerAuthentication
{
    private const int LongestToken = 4096;
    private const string Scheme = "Bearer ";

    private static Refusal TwoProofs =>
        new(RefusalKind.Unauthenticated, "seller.unproved", "One header proves who calls: X-Auth-Token or Authorization.");

    public static Refusal ForeignOrigin => new(RefusalKind.Forbidden, "seller.foreign_origin", "The page is none of ours.");

    public static async Task<Result<SellerIdentity>> AuthenticateAsync(HttpContext context, bool writes)
    {
        var headers = context.Request.Headers;
        var mediator = context.RequestServices.GetRequiredService<IMediator>();
        if (headers.Authorization.Count == 0)
            return await mediator.Send(
                new AuthenticateSellerCommand(Only(headers["X-Auth-Token"]), headers.Origin, writes), context.RequestAborted);
        if (headers["X-Auth-Token"].Count > 0)
            return TwoProofs;
        if (!IsOwnPage(context))
            return ForeignOrigin;
        var bearer = Only(headers.Authorization);
        var token = bearer?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true ? bearer[Scheme.Length..] : null;
        return await mediator.Send(new AuthenticateSessionCommand(token, writes), context.RequestAborted);
    }

    /// <summary>
    /// True for a page at our public address. A browser sends no origin with what a page reads from its own server; what writes always
    /// has one.
    /// </summary>
    public static bool IsOwnPage(HttpContext context)
    {
        var request = context.Request;
        var own = context.RequestServices.GetRequiredService<IOptions<PublicOptions>>().Value.Origin;
        return request.Headers.Origin switch
        {
            [var only] => string.Equals(only, own, StringComparison.OrdinalIgnoreCase),
            [] => HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Site"] is [] or ["same-origin"],
            _ => false,
        };
    }

    /// <summary>The only value; null where there are two, which prove nothing. A proxy may have joined them by a comma.</summary>
    public static string? Only(StringValues values) =>
        values is [{ Length: > 0 and <= LongestToken } only] && !only.Contains(',', StringComparison.Ordinal) ? only : null;
}
