using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.SellerApi.Contracts;
using MediatR;

namespace CleanAcquiring.Web.SellerApi;

internal static class MethodEndpoints
{
    public static async Task<IResult> ListAsync(HttpContext context, IMediator mediator)
    {
        var result = await mediator.Send(new ListMethodsQuery(SellerFilter.Of(context)), context.RequestAborted);
        return result.IsRefused ? Problems.ToSeller(context, result.Refusal) : Results.Json(result.Value.Select(MethodResponse.Of));
    }

    public static async Task<IResult> PutAsync(HttpContext context, IMediator mediator, string code)
    {
        if (await Body.ReadAsync<MethodRequest>(context) is not { } body || body.Read() is not { } settings)
            return Body.Unreadable(context);
        var result = await mediator.Send(
            new ChangeMethodCommand(SellerFilter.Of(context), code, body.Acquirer, body.Enabled ?? true, settings),
            context.RequestAborted
        );
        return result.IsRefused ? Problems.ToSeller(context, result.Refusal) : Results.Json(MethodResponse.Of(result.Value));
    }

    public static async Task<IResult> DeleteAsync(HttpContext context, IMediator mediator, string code)
    {
        var result = await mediator.Send(new RemoveMethodCommand(SellerFilter.Of(context), code), context.RequestAborted);
        return result.IsRefused ? Problems.ToSeller(context, result.Refusal) : Results.NoContent();
    }

    public static async Task<IResult> CheckAsync(HttpContext context, IMediator mediator, string code)
    {
        if (await Body.ReadAsync<MethodRequest>(context) is not { } body || body.Read() is not { } settings)
            return Body.Unreadable(context);
        var seller = SellerFilter.Of(context);
        var result = await mediator.Send(new CheckSettingsCommand(seller, code, body.Acquirer, settings), context.RequestAborted);
        return result.IsRefused
            ? Problems.ToSeller(context, result.Refusal)
            : Results.Json(
                new CheckResponse(
                    result.Value.Count == 0,
                    [.. result.Value.Select(problem => new ProblemResponse(problem.Key, problem.Message.In(seller.Language ?? "ru")))]
                )
            );
    }
}
