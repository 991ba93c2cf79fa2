using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.SellerApi;

namespace CleanAcquiring.Web.Seller.Policies;

/// <summary>The page of the rules, with a preview of what follows from each.</summary>
internal static class PolicyEndpoints
{
    public static void Map(RouteGroupBuilder read, RouteGroupBuilder write)
    {
        read.MapGet("/policies", ShowAsync);
        read.MapPost("/policies/preview/{rule}", PreviewAsync);
        write.MapPost("/policies", SaveAsync);
    }

    private static Task<IResult> ShowAsync([AsParameters] SellerCall call, string? saved) => call.AnswerAsync(
        new GetRulesQuery(call.Seller),
        rules => SellerFragment.Page<PoliciesPage, PoliciesModel>(
            call.Context, call.Seller, new PoliciesModel(rules, saved is not null)));

    // Reads only, but by a form: contacts do not belong into an address.
    private static async Task<IResult> PreviewAsync([AsParameters] SellerCall call, string rule)
    {
        var posted = PolicyPost.Of(await SellerForm.ReadAsync(call.Context));
        return RuleFacts.Previewed.Contains(rule)
            ? SellerFragment.Page<RulePreview, RulePreviewModel>(
                call.Context, call.Seller, new RulePreviewModel(rule, posted.Settings ?? SellerSettings.Default) { IsAnswer = true })
            : Problems.NotFound(call.Context, "rule.not_found", "There is no such rule.");
    }

    private static async Task<IResult> SaveAsync([AsParameters] SellerCall call)
    {
        var posted = PolicyPost.Of(await SellerForm.ReadAsync(call.Context));
        if (posted.Settings is not { } settings)
            return Refuse(call, PolicyResult.Unreadable);
        var changed = await call.Mediator.Send(
            new ChangeSettingsCommand(call.Seller, settings, posted.Version), call.Context.RequestAborted);
        return changed switch
        {
            { IsRefused: true } => Refuse(call, PolicyResult.Faulty(SettingsShape.FaultsOf(settings))),
            { Value.IsSaved: true } => SellerFragment.Go(call.Context, "policies?saved=1"),
            { Value.Current: var saved } => Refuse(call, PolicyResult.Meanwhile(settings, saved.Settings, saved.Version)),
        };
    }

    private static IResult Refuse(SellerCall call, PolicyResult result) => SellerFragment.Page<PolicyResultPart, PolicyResult>(
        call.Context, call.Seller, result, StatusCodes.Status422UnprocessableEntity);
}
