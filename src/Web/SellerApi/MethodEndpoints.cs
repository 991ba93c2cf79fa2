using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Web.SellerApi.Contracts;

namespace CleanAcquiring.Web.SellerApi;

internal static class MethodEndpoints
{
    public static Task<IResult> ListAsync([AsParameters] SellerCall call) =>
        call.AnswerAsync(new ListMethodsQuery(call.Seller), methods => Results.Json(MethodListResponse.Of(methods, LanguageOf(call))));

    public static async Task<IResult> PutAsync([AsParameters] SellerCall call, string code)
    {
        if (await SellerCall.BodyAsync<MethodRequest>(call.Context) is not { } body || body.Read() is not { } settings)
            return call.UnreadableBody();
        return await call.AnswerAsync(
            new ChangeMethodCommand(call.Seller, code, body.Acquirer, body.Enabled ?? true, settings)
            {
                Supplier = body.Suppliers is null && body.Link is null
                    ? null
                    : new SupplierShopRequest([.. (body.Suppliers ?? []).OfType<string>()], body.Link),
            },
            method => Results.Json(MethodResponse.Of(method, LanguageOf(call))));
    }

    public static Task<IResult> DeleteAsync([AsParameters] SellerCall call, string code) =>
        call.AnswerAsync(new RemoveMethodCommand(call.Seller, code), _ => Results.NoContent());

    public static async Task<IResult> CheckAsync([AsParameters] SellerCall call, string code)
    {
        if (await SellerCall.BodyAsync<MethodRequest>(call.Context) is not { } body || body.Read() is not { } settings)
            return call.UnreadableBody();
        return await call.AnswerAsync(
            new CheckSettingsCommand(call.Seller, code, body.Acquirer, settings),
            problems => Results.Json(CheckResponse.Of(problems, LanguageOf(call))));
    }

    private static string LanguageOf(SellerCall call) => call.Seller.Language ?? "ru";
}
