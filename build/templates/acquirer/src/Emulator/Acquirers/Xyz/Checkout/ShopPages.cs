namespace CleanAcquiring.Emulator.Acquirers.Xyz.Checkout;

/// <summary>Routes of the payment page, and of the state that tests and people read.</summary>
internal static class ShopPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pay/{id}", (string id, ShopStore store) => Show(id, store, StatusCodes.Status200OK));
        routes.MapPost("/pay/{id}", SendAsync);
        routes.MapGet("/state/payments", (ShopStore store) => store.All(static _ => true, Row));
    }

    private static async Task<IResult> SendAsync(string id, HttpContext context, ShopStore store, BuyerActions buyer)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        var status = buyer.Choose(id, BuyerForm.OutcomeOf(form));
        if (status != StatusCodes.Status303SeeOther)
            return Show(id, store, status);
        context.Response.Headers.Location = store.With(payment => payment.Id == id, payment => payment?.ReturnUrl);
        return Results.StatusCode(status);
    }

    private static IResult Show(string id, ShopStore store, int status) =>
        store.With(payment => payment.Id == id, payment => payment is null
            ? null
            : new BuyerForm(
                "Xyz",
                payment.Amount,
                ShopPayment.Text(payment.Request["description"]) ?? payment.OrderId,
                ShopPayment.Text(payment.Request["language"]) == "en",
                payment.AwaitsBuyer ? null : payment.Status))?.Render(status)
        ?? Results.Text("No such payment", statusCode: StatusCodes.Status404NotFound);

    private static object Row(ShopPayment payment) => new
    {
        paymentId = payment.Id,
        orderId = payment.OrderId,
        amount = payment.Amount,
        status = payment.Status,
        refunded = payment.Refunded,
        receipt = payment.Request["receipt"],
        payUrl = payment.PayUrl,
    };
}
