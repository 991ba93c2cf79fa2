using MediatR;

namespace CleanAcquiring.Web.Trial;

internal static class TrialRegistration
{
    private const string Page = "/trial/{publicId}";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddTrial(this IServiceCollection services) => services.AddSingleton<TrialEndpoints>();

    public static void MapTrial(this WebApplication app)
    {
        var buyer = app.MapGroup("").WithTags("Buyer").DisableAntiforgery();
        var trial = app.Services.GetRequiredService<TrialEndpoints>();
        buyer.MapMethods(Page, Reading, (HttpContext context, IMediator mediator, string publicId) =>
            trial.ShowAsync(context, mediator, publicId));
        buyer.MapPost(Page, (HttpContext context, IMediator mediator, string publicId) =>
            trial.ChooseAsync(context, mediator, publicId));
    }
}
