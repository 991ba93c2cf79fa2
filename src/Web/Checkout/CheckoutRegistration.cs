using System.Text.Encodings.Web;
using System.Text.Unicode;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.Pages;
using MediatR;

namespace CleanAcquiring.Web.Checkout;

internal static class CheckoutRegistration
{
    private const string PathLink = "/pay/{account}/{invoice}/{method?}";
    private const string QueryLink = "/pay";
    private const string Payment = "/payments/{publicId}";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddCheckout(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddRazorComponents();
        // Cyrillic stays readable; only the characters that HTML itself uses are escaped.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<Loader>();
        services.AddSingleton<BuyerPages>();
        services.AddSingleton<BuyerErrors>();
        services.AddSingleton<NeutralDelay>();
        services.AddSingleton<PayEndpoints>();
        services.AddSingleton<ReturnEndpoints>();
    }

    public static void MapCheckout(this WebApplication app)
    {
        var buyer = app.MapGroup("").WithTags("Buyer").DisableAntiforgery();
        var pay = app.Services.GetRequiredService<PayEndpoints>();
        buyer.MapMethods(PathLink, Reading, (HttpContext context, string account, string invoice, string? method) =>
            pay.ShowAsync(context, account, invoice, method));
        buyer.MapPost(PathLink, (HttpContext context, IMediator mediator, string account, string invoice, string? method) =>
            pay.StartAsync(context, mediator, account, invoice, method)).MeasureCost();
        buyer.MapMethods(QueryLink, Reading, (Delegate)((HttpContext context) =>
            pay.ShowAsync(context, One(context, "account_id"), One(context, "invoice_id"), One(context, "payment_method_code"))));
        buyer.MapPost(QueryLink, (HttpContext context, IMediator mediator) =>
            pay.StartAsync(
                context, mediator, One(context, "account_id"), One(context, "invoice_id"), One(context, "payment_method_code")))
            .MeasureCost();

        var returned = app.Services.GetRequiredService<ReturnEndpoints>();
        buyer.MapMethods(Payment, Reading, (HttpContext context, IMediator mediator, string publicId) =>
            returned.ShowAsync(context, mediator, publicId));
        buyer.MapGet($"{Payment}/state", (HttpContext context, IMediator mediator, string publicId) =>
            ReturnEndpoints.StateAsync(context, mediator, publicId));
        buyer.MapPost(Payment, (HttpContext context, IMediator mediator, string publicId) =>
            returned.SyncAsync(context, mediator, publicId));
    }

    // Two values of one name are no link of the CRM's.
    private static string? One(HttpContext context, string name) => context.Request.Query[name] is [var only] ? only : null;
}
