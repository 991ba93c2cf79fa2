using CleanAcquiring.Application.Accounts.Sessions;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.Pages;
using CleanAcquiring.Web.SellerApi.Contracts;

namespace CleanAcquiring.Web.SellerApi;

/// <summary>The two steps from the widget's one-time token to the token of our frame. Neither is ever a part of an address.</summary>
internal static class SessionEndpoints
{
    /// <summary>Called by the widget in the CRM's page.</summary>
    public static Task<IResult> OpenAsync([AsParameters] SellerCall call)
    {
        call.Context.Response.Headers.CacheControl = BuyerPages.NoStore;
        var headers = call.Context.Request.Headers;
        return call.AnswerAsync(
            new OpenSessionCommand(SellerAuthentication.Only(headers["X-Auth-Token"]), SellerAuthentication.Only(headers.Origin)),
            opened => Results.Json(new OpenedSessionResponse(opened.Code, (int)opened.ExpiresIn.TotalSeconds)));
    }

    /// <summary>Called by the frame's script.</summary>
    public static async Task<IResult> StartAsync([AsParameters] SellerCall call)
    {
        call.Context.Response.Headers.CacheControl = BuyerPages.NoStore;
        if (!SellerAuthentication.IsOwnPage(call.Context))
            return Problems.ToSeller(call.Context, SellerAuthentication.ForeignOrigin);
        if (await SellerCall.BodyAsync<StartSessionRequest>(call.Context) is not { } request)
            return call.UnreadableBody();
        return await call.AnswerAsync(new StartSessionCommand(request.Code), call.Json<StartedSessionResponse>);
    }
}
