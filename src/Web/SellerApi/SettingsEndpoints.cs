using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Web.SellerApi.Contracts;

namespace CleanAcquiring.Web.SellerApi;

internal static class SettingsEndpoints
{
    public static Task<IResult> AcquirersAsync([AsParameters] SellerCall call) => call.AnswerAsync(
        new GetSettingsFormQuery(call.Seller),
        profiles => Results.Json(profiles.Select(profile => AcquirerResponse.Of(profile, call.Seller.Language ?? "ru"))));

    public static Task<IResult> GetAsync([AsParameters] SellerCall call) =>
        call.AnswerAsync(new GetSettingsQuery(call.Seller), call.Json<SettingsResponse>);

    public static async Task<IResult> PutAsync([AsParameters] SellerCall call)
    {
        if (await SellerCall.BodyAsync<SettingsRequest>(call.Context) is not { } body || body.Read() is not { } settings)
            return call.UnreadableBody();
        return await call.AnswerAsync(new ChangeSettingsCommand(call.Seller, settings, body.Version), call.Json<SettingsResponse>);
    }
}
