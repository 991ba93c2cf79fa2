using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.CloudPayments.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.CloudPayments.Checkout;

/// <summary>Routes of the widget and its bank page, and those that the real CloudPayments lacks: its payments and controls.</summary>
internal static class WidgetPages
{
    public const string ScriptPath = "/bundles/cloudpayments.js";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(ScriptPath, () => Results.Text(WidgetScript.Text, "text/javascript", Encoding.UTF8));
        routes.MapPost(ScriptPath, OpenAsync);
        routes.MapGet("/pay/{id}", (string id, SiteStore store) => Show(id, store, StatusCodes.Status200OK));
        routes.MapPost("/pay/{id}", SendAsync);
        var state = routes.MapGroup("/state");
        state.MapGet("/payments", (SiteStore store) => store.All(static _ => true, Row));
        state.MapPost("/complete/{id}", (string id, BuyerActions buyer) => Answer(buyer.Complete(id)));
        state.MapPost("/give-back/{id}", (string id, decimal? amount, BuyerActions buyer) => Answer(buyer.GiveBack(id, amount)));
    }

    // The script posts its parameters from any site, as text, so that the browser asks no permission before.
    private static async Task<IResult> OpenAsync(HttpContext context, SiteStore store)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        if (Parse(await reader.ReadToEndAsync(context.RequestAborted)) is not { } parameters
            || store.FindSite(WireJson.Text(parameters, "publicTerminalId")) is not { Behavior: not AcquirerBehavior.Declines } site)
            return Results.BadRequest(new { error = "publicTerminalId" });
        if (WidgetRules.FaultOf(parameters) is { } fault)
            return Results.BadRequest(new { error = fault });
        var origin = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
        return Results.Json(new { url = store.Open(site, parameters, origin).PayUrl });
    }

    private static async Task<IResult> SendAsync(
        string id, HttpContext context, SiteStore store, BuyerActions buyer, CheckCall check)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        var outcome = BuyerForm.OutcomeOf(form);
        // Asked before it is charged, whatever the bank would say.
        var refusal = outcome is "pay" or "later" or "decline" ? await check.AskAsync(id, context.RequestAborted) : 0;
        var status = refusal == 0 ? buyer.Choose(id, outcome) : buyer.Refuse(id, refusal);
        return status == StatusCodes.Status303SeeOther
            ? Results.Text(WidgetScript.Close(outcome == "cancel" ? "cancel" : "payment"), "text/html", Encoding.UTF8)
            : Show(id, store, status, refusal);
    }

    private static IResult Show(string id, SiteStore store, int status, int refusal = 0) =>
        store.With(id, order => order is null
            ? null
            : new BuyerForm(
                "CloudPayments",
                order.Amount,
                refusal == 0 ? $"{order.OrderId} {order.Description}" : $"{order.OrderId}: {refusal}",
                order.IsEnglish,
                order.Status))?.Render(status)
        ?? Results.Text("No such payment", statusCode: StatusCodes.Status404NotFound);

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Answer(bool isDone) => isDone ? Results.NoContent() : Results.Conflict();

    private static object Row(SiteOrder order) => new
    {
        paymentId = order.Id,
        orderId = order.OrderId,
        publicId = order.Site.PublicId,
        amount = order.Amount,
        status = order.Status,
        refunded = order.Refunded,
        declined = order.Declined.Select(attempt => attempt.ReasonCode),
        receipt = order.Parameters["receipt"],
        payUrl = order.PayUrl,
    };
}
