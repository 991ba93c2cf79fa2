using System.Text.Encodings.Web;
using System.Text.Unicode;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.Operations;
using MediatR;

namespace CleanAcquiring.Web.Buyer;

internal static class BuyerRegistration
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddBuyerPages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddRazorComponents();
        // Letters stay letters; only what HTML itself uses is escaped.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<Loader>();
        services.AddSingleton<BuyerPages>();
        services.AddSingleton<BuyerErrors>();
        services.AddSingleton<PayEndpoints>();
        services.AddSingleton<PaymentEndpoints>();
    }

    public static void MapBuyer(this WebApplication app)
    {
        var pay = app.Services.GetRequiredService<PayEndpoints>();
        app.MapMethods("/pay/{account}/{invoice}/{method?}", Reading, (HttpContext context, string account, string invoice, string? method) => pay.OpenAsync(context, account, invoice, method));
        app.MapPost("/pay/{account}/{invoice}/{method?}", (HttpContext context, IMediator mediator, string account, string invoice, string? method) => pay.StartAsync(context, mediator, account, invoice, method))
            .AddEndpointFilter<OwnTimeFilter>().DisableAntiforgery();
        app.MapMethods("/pay", Reading, (HttpContext context, BuyerErrors _) => pay.OpenAsync(context, Asked(context, "account_id"), Asked(context, "invoice_id"), Asked(context, "payment_method_code")));
        app.MapPost("/pay", (HttpContext context, IMediator mediator) => pay.StartAsync(context, mediator, Asked(context, "account_id"), Asked(context, "invoice_id"), Asked(context, "payment_method_code")))
            .AddEndpointFilter<OwnTimeFilter>().DisableAntiforgery();

        var payment = app.Services.GetRequiredService<PaymentEndpoints>();
        app.MapMethods("/payments/{publicId}", Reading, (HttpContext context, IMediator mediator, string publicId) => payment.ShowAsync(context, mediator, publicId));
        app.MapGet("/payments/{publicId}/state", (HttpContext context, IMediator mediator, string publicId) => PaymentEndpoints.StateAsync(context, mediator, publicId));
        app.MapPost("/payments/{publicId}", (HttpContext context, IMediator mediator, string publicId) => PaymentEndpoints.AskAsync(context, mediator, publicId)).DisableAntiforgery();
    }

    // Once, or not at all: two values of one name are no link of the CRM's.
    private static string? Asked(HttpContext context, string name) => context.Request.Query[name] is [var only] ? only : null;
}
