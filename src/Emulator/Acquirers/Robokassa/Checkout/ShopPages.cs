namespace CleanAcquiring.Emulator.Acquirers.Robokassa.Checkout;

/// <summary>Routes of the payment page, and those that the real Robokassa lacks: its operations and controls.</summary>
internal static class ShopPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pay/{login}/{invId}", (string login, string invId, ShopStore store) =>
            Show(login, invId, store, StatusCodes.Status200OK));
        routes.MapPost("/pay/{login}/{invId}", SendAsync);
        var state = routes.MapGroup("/state");
        state.MapGet("/payments", (ShopStore store) => store.All(static _ => true, Row));
        state.MapPost("/complete/{login}/{invId}", (string login, string invId, BuyerActions buyer) =>
            Answer(buyer.Complete(login, invId)));
        state.MapPost("/give-back/{login}/{invId}", (string login, string invId, decimal? amount, BuyerActions buyer) =>
            Answer(buyer.GiveBack(login, invId, amount)));
    }

    private static async Task<IResult> SendAsync(
        string login, string invId, HttpContext context, ShopStore store, BuyerActions buyer)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        var (status, url) = buyer.Choose(login, invId, BuyerForm.OutcomeOf(form));
        if (status != StatusCodes.Status303SeeOther || url is null)
            return Show(login, invId, store, status);
        context.Response.Headers.Location = url;
        return Results.StatusCode(status);
    }

    private static IResult Show(string login, string invId, ShopStore store, int status) =>
        store.With(login, invId, operation => operation is null
            ? null
            : new BuyerForm(
                "Robokassa",
                operation.Amount,
                operation.Form.GetValueOrDefault("Description") ?? operation.OrderId,
                operation.IsEnglish,
                operation is { State: 5, IsLeft: false } ? null : $"state {operation.State}"))?.Render(status)
        ?? Results.Text("No such order", statusCode: StatusCodes.Status404NotFound);

    private static IResult Answer(bool isDone) => isDone ? Results.NoContent() : Results.Conflict();

    private static object Row(ShopOperation operation) => new
    {
        paymentId = operation.ToEmulated().Id,
        orderId = operation.OrderId,
        invId = operation.InvId,
        merchantLogin = operation.Shop.Login,
        amount = operation.Amount,
        state = operation.State,
        refunded = operation.Refunded,
        isTest = operation.IsTest,
        receipt = operation.Form.GetValueOrDefault("Receipt"),
        payUrl = operation.PayUrl,
    };
}
