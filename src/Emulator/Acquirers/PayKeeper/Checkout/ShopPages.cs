namespace CleanAcquiring.Emulator.Acquirers.PayKeeper.Checkout;

/// <summary>Routes of the payment page, and those that the real PayKeeper lacks: its payments and controls.</summary>
internal static class ShopPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/bill/{id}", (string id, ShopStore store) => Show(id, store, StatusCodes.Status200OK));
        routes.MapPost("/bill/{id}", SendAsync);
        routes.MapGet("/state/payments", (ShopStore store) => store.All(static _ => true, Row));
    }

    private static async Task<IResult> SendAsync(string id, HttpContext context, ShopStore store, BuyerActions buyer)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        var status = buyer.Choose(id, BuyerForm.OutcomeOf(form));
        if (status != StatusCodes.Status303SeeOther)
            return Show(id, store, status);
        context.Response.Headers.Location = store.With(invoice => invoice.Id == id, invoice => invoice?.ReturnUrl);
        return Results.StatusCode(status);
    }

    private static IResult Show(string id, ShopStore store, int status) =>
        store.With(invoice => invoice.Id == id, invoice => invoice is null
            ? null
            : new BuyerForm(
                "PayKeeper", invoice.Amount, invoice.Name, invoice.IsEnglish, invoice.AwaitsBuyer ? null : invoice.Status))?.Render(status)
        ?? Results.Text("No such invoice", statusCode: StatusCodes.Status404NotFound);

    private static object Row(ShopInvoice invoice) => new
    {
        paymentId = invoice.Id,
        bankPaymentId = invoice.PaymentId,
        orderId = invoice.OrderId,
        server = invoice.Shop.Server,
        amount = invoice.Amount,
        status = invoice.Status,
        refunded = invoice.Refunded,
        receipt = invoice.Service["cart"],
        payUrl = invoice.Url,
    };
}
