using CleanAcquiring.Application;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Web.SellerApi;

namespace CleanAcquiring.Web.Seller.Setup;

/// <summary>The page of the set-up: its state, the methods, and a form for each.</summary>
internal static class SetupEndpoints
{
    private const string Check = "check";
    private const string Force = "force";

    public static void Map(RouteGroupBuilder read, RouteGroupBuilder write)
    {
        read.MapGet("/setup", ShowAsync);
        read.MapGet("/setup/new", ChooseAsync);
        read.MapGet("/setup/new/{acquirer}", NewAsync);
        read.MapGet("/setup/methods/{code}", EditAsync);
        write.MapPost("/setup/methods", SaveAsync);
        write.MapPost("/setup/methods/{code}/remove", RemoveAsync);
    }

    private static Task<IResult> ShowAsync([AsParameters] SellerCall call) => call.AnswerAsync(
        new GetSetupQuery(call.Seller),
        state => SellerFragment.Page<SetupPage, SetupState>(call.Context, call.Seller, state));

    private static Task<IResult> ChooseAsync([AsParameters] SellerCall call) => call.AnswerAsync(
        new GetSettingsFormQuery(call.Seller),
        profiles => SellerFragment.Page<AcquirersPage, IReadOnlyList<AcquirerProfile>>(call.Context, call.Seller, profiles));

    private static Task<IResult> NewAsync([AsParameters] SellerCall call, string acquirer) => call.AnswerAsync(
        new GetMethodFormQuery(call.Seller, null, acquirer),
        form => SellerFragment.Page<MethodPage, MethodPageModel>(call.Context, call.Seller, new MethodPageModel(form, false)));

    private static Task<IResult> EditAsync([AsParameters] SellerCall call, string code, string? saved) => call.AnswerAsync(
        new GetMethodFormQuery(call.Seller, code, null),
        form => SellerFragment.Page<MethodPage, MethodPageModel>(call.Context, call.Seller, new MethodPageModel(form, saved is not null)));

    /// <summary>Checks the settings with the acquirer, and saves them unless they are wrong or only the check was asked for.</summary>
    private static async Task<IResult> SaveAsync([AsParameters] SellerCall call)
    {
        var posted = MethodPost.Of(await SellerForm.ReadAsync(call.Context));
        if (posted.Action != Force && await CheckAsync(call, posted) is { } found)
            return Show(call, posted, found);
        var command = new ChangeMethodCommand(call.Seller, posted.Code, posted.Acquirer, posted.Enabled, posted.Settings)
        {
            Version = posted.Version,
            Supplier = posted.Supplier,
        };
        var saved = await call.Mediator.Send(command, call.Context.RequestAborted);
        if (!saved.IsRefused)
            return SellerFragment.Go(call.Context, $"setup/methods/{saved.Value.Code}?saved=1");
        var result = MethodResult.Of(saved.Refusal);
        return Show(call, posted, result.IsMeanwhile ? result with { Saved = await SavedAsync(call, posted) } : result);
    }

    private static async Task<MethodForm?> SavedAsync(SellerCall call, MethodPost posted)
    {
        var saved = await call.Mediator.Send(new GetMethodFormQuery(call.Seller, posted.Code, null), call.Context.RequestAborted);
        return saved.IsRefused ? null : saved.Value;
    }

    // Null where the acquirer accepts the settings and they are to be saved.
    private static async Task<MethodResult?> CheckAsync(SellerCall call, MethodPost posted)
    {
        try
        {
            var command = new CheckSettingsCommand(call.Seller, posted.Code, posted.Acquirer, posted.Settings);
            var problems = await call.Mediator.Send(command, call.Context.RequestAborted);
            if (problems.IsRefused)
                return MethodResult.Of(problems.Refusal);
            return problems.Value.Count > 0 ? MethodResult.Of(problems.Value)
                : posted.Action == Check ? MethodResult.Good
                : null;
        }
        catch (OutageException)
        {
            return MethodResult.NoAnswer;
        }
    }

    private static IResult Show(SellerCall call, MethodPost posted, MethodResult result) =>
        SellerFragment.Page<MethodResultPart, MethodResult>(
            call.Context,
            call.Seller,
            result with { Keys = [.. posted.Settings.Keys] },
            result.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static Task<IResult> RemoveAsync([AsParameters] SellerCall call, string code) =>
        call.AnswerAsync(new RemoveMethodCommand(call.Seller, code), _ => SellerFragment.Go(call.Context, "setup"));
}
