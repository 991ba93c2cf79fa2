using System.Globalization;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Web.Errors;
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
        return await call.AnswerAsync(new ChangeSettingsCommand(call.Seller, settings, body.Version), changed => changed.IsSaved
            ? call.Json<SettingsResponse>(changed.Current)
            : Problems.NotDone(
                call.Context,
                "settings.changed_meanwhile",
                "A change names the version that it was made from, and this is another one: nothing was changed.",
                current: call.Mapper.Map<SettingsResponse>(changed.Current)));
    }

    public static async Task<IResult> JournalAsync([AsParameters] SellerCall call)
    {
        string? after = call.Context.Request.Query["after"];
        var before = int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        return before is null && !string.IsNullOrEmpty(after)
            ? call.UnreadableQuery()
            : await call.AnswerAsync(new ListJournalQuery(call.Seller, before), call.Json<JournalResponse>);
    }
}
