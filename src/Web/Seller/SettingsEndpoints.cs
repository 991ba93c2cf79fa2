using CleanAcquiring.Application.Accounts.ChangeSettings;
using CleanAcquiring.Application.Accounts.GetSettings;
using CleanAcquiring.Application.Accounts.GetSettingsForm;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.Seller.Wire;
using MediatR;

namespace CleanAcquiring.Web.Seller;

internal static class SettingsEndpoints
{
    public static async Task<IResult> AcquirersAsync(HttpContext context, IMediator mediator)
    {
        var seller = SellerFilter.Of(context);
        var result = await mediator.Send(new GetSettingsFormQuery(seller), context.RequestAborted);
        return result.IsRefused ? Problems.ToSeller(context, result.Refusal) : Results.Json(result.Value.Select(profile => AcquirerAnswer.Of(profile, seller.Language)));
    }

    public static async Task<IResult> GetAsync(HttpContext context, IMediator mediator)
    {
        var result = await mediator.Send(new GetSettingsQuery(SellerFilter.Of(context)), context.RequestAborted);
        return result.IsRefused ? Problems.ToSeller(context, result.Refusal) : Results.Json(SettingsBody.Of(result.Value));
    }

    public static async Task<IResult> PutAsync(HttpContext context, IMediator mediator)
    {
        if (await Body.ReadAsync<SettingsBody>(context) is not { } body || body.Read() is not { } settings)
            return Body.Unreadable(context);
        var result = await mediator.Send(new ChangeSettingsCommand(SellerFilter.Of(context), settings, body.Version), context.RequestAborted);
        return result.IsRefused ? Problems.ToSeller(context, result.Refusal) : Results.Json(SettingsBody.Of(result.Value));
    }
}
