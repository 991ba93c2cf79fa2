using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.Acquirers.Xyz.Api;

/// <summary>Routes of the API: authentication, JSON, the behavior of each shop.</summary>
internal static class ShopEndpoints
{
    // Replace: the routes of your acquirer. Each takes part in fault injection under a name that begins with the acquirer's.
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/v1");
        api.MapPost("/payments", (HttpContext context, ShopStore store, ShopCalls calls) => AnswerAsync(
            context, store, (shop, body) => calls.Create(shop, body, Origin(context))))
            .WithFaults($"{XyzEmulator.AcquirerName}.create");
        api.MapPost("/payments/{id}/refunds", (string id, HttpContext context, ShopStore store, ShopCalls calls) => AnswerAsync(
            context, store, (shop, body) => calls.Refund(shop, id, body))).WithFaults($"{XyzEmulator.AcquirerName}.refund");
        api.MapGet("/payments", (string? order, HttpContext context, ShopStore store, ShopCalls calls) => AnswerAsync(
            context, store, (shop, _) => calls.Find(shop, order))).WithFaults($"{XyzEmulator.AcquirerName}.find");
        api.MapGet("/payments/{id}", (string id, HttpContext context, ShopStore store, ShopCalls calls) => AnswerAsync(
            context, store, (shop, _) => calls.Get(shop, id))).WithFaults($"{XyzEmulator.AcquirerName}.get");
        api.MapGet("/shop", (HttpContext context, ShopStore store) => AnswerAsync(
            context, store, (shop, _) => new Answer(200, new JsonObject { ["id"] = shop.Id })))
            .WithFaults($"{XyzEmulator.AcquirerName}.check");
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, ShopStore store, Func<DemoShop, JsonObject, Answer> answer)
    {
        if (Authenticated(context, store) is not { } shop)
            return Written(new Answer(401, new JsonObject { ["error"] = "bad_credentials" }));
        if (shop.Behavior is AcquirerBehavior.Down)
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        var isGet = HttpMethods.IsGet(context.Request.Method);
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        if ((isGet ? [] : Parse(await reader.ReadToEndAsync(context.RequestAborted))) is not { } body)
            return Written(Answer.Refused("body"));
        var given = answer(shop, body);
        if (shop.Behavior is AcquirerBehavior.Silent && !isGet)
            await context.StaySilentAsync();
        return Written(given);
    }

    private static DemoShop? Authenticated(HttpContext context, ShopStore store)
    {
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) || header.Scheme != "Basic")
            return null;
        var bytes = new byte[header.Parameter?.Length ?? 0];
        return Convert.TryFromBase64String(header.Parameter ?? "", bytes, out var count)
            && Encoding.UTF8.GetString(bytes, 0, count).Split(':', 2) is [var id, var key]
            && store.FindShop(id) is { } shop && shop.SecretKey == key
                ? shop
                : null;
    }

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

    private static string Origin(HttpContext context) =>
        $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";

    private static IResult Written(Answer answer) =>
        Results.Text(answer.Json.ToJsonString(), "application/json", Encoding.UTF8, answer.Status);
}
