using System.Text.Encodings.Web;
using System.Text.Unicode;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.Hosting;
using MediatR;

namespace CleanAcquiring.Web.Checkout;

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
        var buyer = app.MapGroup("").WithTags("Buyer").DisableAntiforgery();
        var pay = app.Services.GetRequiredService<PayEndpoints>();
        buyer.MapMethods(
            "/pay/{account}/{invoice}/{method?}",
            Reading,
            (HttpContext context, string account, string invoice, string? method) => pay.OpenAsync(context, account, invoice, method)
        );
        buyer
            .MapPost(
                "/pay/{account}/{invoice}/{method?}",
                (HttpContext context, IMediator mediator, string account, string invoice, string? method) =>
                    pay.StartAsync(context, mediator, account, invoice, method)
            )
            .MeasureCost();
        buyer.MapMethods(
            "/pay",
            Reading,
            (Delegate)(
                (HttpContext context) =>
                    pay.OpenAsync(
                        context,
                        Asked(context, "account_id"),
                        Asked(context, "invoice_id"),
                        Asked(context, "payment_method_code")
                    )
            )
        );
        buyer
            .MapPost(
                "/pay",
                (HttpContext context, IMediator mediator) =>
                    pay.StartAsync(
                        context,
                        mediator,
                        Asked(context, "account_id"),
                        Asked(context, "invoice_id"),
                        Asked(context, "payment_method_code")
                    )
            )
            .MeasureCost();

        var payment = app.Services.GetRequiredService<PaymentEndpoints>();
        buyer.MapMethods(
            "/payments/{publicId}",
            Reading,
            (HttpContext context, IMediator mediator, string publicId) => payment.ShowAsync(context, mediator, publicId)
        );
        buyer.MapGet(
            "/payments/{publicId}/state",
            (HttpContext context, IMediator mediator, string publicId) => PaymentEndpoints.StateAsync(context, mediator, publicId)
        );
        buyer.MapPost(
            "/payments/{publicId}",
            (HttpContext context, IMediator mediator, string publicId) => PaymentEndpoints.QueryAsync(context, mediator, publicId)
        );
    }

    // Once, or not at all: two values of one name are no link of the CRM's.
    private static string? Asked(HttpContext context, string name) => context.Request.Query[name] is [var only] ? only : null;
}
