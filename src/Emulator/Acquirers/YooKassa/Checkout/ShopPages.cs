namespace CleanAcquiring.Emulator.Acquirers.YooKassa.Checkout;

/// <summary>Routes of the payment page, and those that the real YooKassa lacks: its payments and controls.</summary>
internal static class ShopPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pay/{id}", (string id, ShopStore store) => Show(id, store, StatusCodes.Status200OK));
        routes.MapPost("/pay/{id}", SendAsync);
        var state = routes.MapGroup("/state");
        state.MapGet("/payments", (ShopStore store) => store.All(static _ => true, Row));
        state.MapPost("/complete/{id}", (string id, BuyerActions buyer) => Answer(buyer.Complete(id)));
        state.MapPost("/decline/{id}", (string id, string? reason, BuyerActions buyer) =>
            Answer(buyer.Decline(id, reason ?? "insufficient_funds")));
        state.MapPost("/give-back/{id}", (string id, decimal? amount, BuyerActions buyer) => Answer(buyer.GiveBack(id, amount)));
    }

    private static async Task<IResult> SendAsync(string id, HttpContext context, ShopStore store, BuyerActions buyer)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        var status = buyer.Choose(id, BuyerForm.OutcomeOf(form));
        if (status != StatusCodes.Status303SeeOther)
            return Show(id, store, status);
        // One address for success and failure, and nothing is appended to it.
        context.Response.Headers.Location = store.With(id, payment => payment?.ReturnUrl);
        return Results.StatusCode(status);
    }

    private static IResult Show(string id, ShopStore store, int status) =>
        store.With(id, payment => payment is null
            ? null
            : new BuyerForm(
                "ЮKassa",
                payment.Amount,
                PaymentJson.Text(payment.Request, "description") ?? payment.OrderId,
                payment.IsEnglish,
                payment is { Status: ShopStatus.Pending, IsLeft: false } ? null : payment.Status))?.Render(status)
        ?? Results.Text("No such payment", statusCode: StatusCodes.Status404NotFound);

    private static IResult Answer(bool isDone) => isDone ? Results.NoContent() : Results.Conflict();

    private static object Row(ShopPayment payment) => new
    {
        paymentId = payment.Id,
        orderId = payment.OrderId,
        shopId = payment.Shop.Id,
        amount = payment.Amount,
        status = payment.Status,
        refunded = payment.Refunded,
        receipt = payment.Request["receipt"],
        payUrl = payment.PayUrl,
    };
}
