using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.Acquirers.YooKassa.Api;

/// <summary>Routes of API v3: Basic authentication, idempotence keys, JSON.</summary>
internal static class ShopEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/v3");
        Post(api, "/payments", "create", (calls, request) => calls.Create(request.Shop, request.Body, request.Origin));
        Post(api, "/payments/{id}/capture", "capture", (calls, request) => calls.Capture(request.Shop, request.Id, request.Body));
        Post(api, "/payments/{id}/cancel", "cancel", (calls, request) => calls.Cancel(request.Shop, request.Id));
        Post(api, "/refunds", "refund", (calls, request) => calls.Refund(request.Shop, request.Body));
        Post(api, "/receipts", "receipt", (calls, request) => calls.CloseReceipt(request.Shop, request.Body));
        Get(api, "/payments", "list", (calls, shop, context) => calls.List(shop, context.Request.Query));
        Get(api, "/payments/{id}", "get", (calls, shop, context) => calls.Get(shop, IdOf(context)));
        Get(api, "/refunds", "get_refund", (calls, shop, context) => calls.ListRefunds(shop, context.Request.Query["payment_id"]));
        Get(api, "/refunds/{id}", "get_refund", (calls, shop, context) => calls.GetRefund(shop, IdOf(context)));
    }

    private static void Get(
        IEndpointRouteBuilder api, string path, string operation, Func<ShopCalls, DemoShop, HttpContext, StoredAnswer> answer) =>
        api.MapGet(path, (HttpContext context, ShopStore store, ShopCalls calls) =>
            Authenticated(context, store) is { } shop
                ? shop.Behavior is AcquirerBehavior.Down ? TooMany() : Written(answer(calls, shop, context))
                : Written(Errors.BadCredentials)).WithFaults($"{YooKassaEmulator.AcquirerName}.{operation}");

    private static void Post(
        IEndpointRouteBuilder api, string path, string operation, Func<ShopCalls, PostRequest, StoredAnswer> answer) =>
        api.MapPost(path, (HttpContext context, ShopStore store, ShopCalls calls) => AnswerAsync(context, store, calls, answer))
            .WithFaults($"{YooKassaEmulator.AcquirerName}.{operation}");

    private static async Task<IResult> AnswerAsync(
        HttpContext context, ShopStore store, ShopCalls calls, Func<ShopCalls, PostRequest, StoredAnswer> answer)
    {
        if (Authenticated(context, store) is not { } shop)
            return Written(Errors.BadCredentials);
        if (shop.Behavior is AcquirerBehavior.Down)
            return TooMany();
        if (context.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var key = context.Request.Headers["Idempotence-Key"].ToString();
        if (key.Length is 0 or > 64 || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '_' or '.'))
            return Written(Errors.Invalid("Idempotence-Key", "Idempotence key is empty, too long or malformed"));
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        if (Parse(text) is not { } body)
            return Written(Errors.Of(400, "invalid_request", "Body is no JSON object", null));
        var origin = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
        var isFirst = false;
        var stored = store.Once(shop, key, context.Request.Path + text, () =>
        {
            isFirst = true;
            return answer(calls, new PostRequest(shop, body, context.GetRouteValue("id") as string ?? "", origin));
        });
        // The same key is answered when it comes again.
        if (isFirst && shop.Behavior is AcquirerBehavior.Silent)
            await context.StaySilentAsync();
        return Written(stored);
    }

    private static DemoShop? Authenticated(HttpContext context, ShopStore store)
    {
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) || header.Scheme != "Basic")
            return null;
        var bytes = new byte[header.Parameter?.Length ?? 0];
        if (!Convert.TryFromBase64String(header.Parameter ?? "", bytes, out var count))
            return null;
        return Encoding.UTF8.GetString(bytes, 0, count).Split(':', 2) is [var id, var secret]
            && store.FindShop(id) is { } shop && shop.SecretKey == secret
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

    private static string IdOf(HttpContext context) => context.GetRouteValue("id") as string ?? "";

    private static IResult Written(StoredAnswer answer) =>
        Results.Text(answer.Json, "application/json", Encoding.UTF8, answer.Status);

    private static IResult TooMany() => Written(Errors.Of(429, "too_many_requests", "Too many requests", null));

    private sealed record PostRequest(DemoShop Shop, JsonObject Body, string Id, string Origin);
}
