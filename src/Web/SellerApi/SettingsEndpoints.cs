using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.SellerApi.Contracts;
using MediatR;

namespace CleanAcquiring.Web.SellerApi;

internal static class SettingsEndpoints
{
    public static async Task<IResult> AcquirersAsync(HttpContext context, IMediator mediator)
    {
        var seller = SellerFilter.Of(context);
        var result = await mediator.Send(new GetSettingsFormQuery(seller), context.RequestAborted);
        return result.IsRefused
            ? Problems.ToSeller(context, result.Refusal)
            : Results.Json(result.Value.Select(profile => AcquirerResponse.Of(profile, seller.Language)));
    }

    public static async Task<IResult> GetAsync(HttpContext context, IMediator mediator)
    {
        var result = await mediator.Send(new GetSettingsQuery(SellerFilter.Of(context)), context.RequestAborted);
        return result.IsRefused ? Problems.ToSeller(context, result.Refusal) : Results.Json(SettingsContract.Of(result.Value));
    }

    public static async Task<IResult> PutAsync(HttpContext context, IMediator mediator)
    {
        if (await Body.ReadAsync<SettingsContract>(context) is not { } body || body.Read() is not { } settings)
            return Body.Unreadable(context);
        var result = await mediator.Send(
            new ChangeSettingsCommand(SellerFilter.Of(context), settings, body.Version),
            context.RequestAborted
        );
        return result.IsRefused ? Problems.ToSeller(context, result.Refusal) : Results.Json(SettingsContract.Of(result.Value));
    }
}
