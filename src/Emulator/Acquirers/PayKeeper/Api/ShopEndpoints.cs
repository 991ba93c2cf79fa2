using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.Acquirers.PayKeeper.Api;

/// <summary>Routes of the JSON API: Basic authentication, forms with a token, the behavior of each server.</summary>
internal static class ShopEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Get(routes, "/info/settings/token/", "token", (_, shop, context) =>
            new JsonObject { ["token"] = Token(shop, context.RequestServices.GetRequiredService<ShopStore>().Now) });
        Get(routes, "/info/invoice/byid/", "invoice", (calls, shop, context) => calls.Invoice(shop, context.Request.Query["id"]));
        Get(routes, "/info/invoice/list/", "list", (calls, shop, context) => calls.List(shop, context.Request.Query));
        Get(routes, "/info/payments/byid/", "payment", (calls, shop, context) => calls.Payment(shop, context.Request.Query["id"]));
        Get(routes, "/info/refunds/bypaymentid/", "refunds", (calls, shop, context) => calls.Refunds(shop, context.Request.Query["id"]));
        Post(routes, "/change/invoice/preview/", "preview", (calls, shop, form, context) => calls.Preview(shop, form, Origin(context)));
        Post(routes, "/change/invoice/revoke/", "revoke", (calls, shop, form, _) => calls.Revoke(shop, form.GetValueOrDefault("id")));
        Post(routes, "/change/payment/reverse/", "reverse", (calls, shop, form, _) => calls.Reverse(shop, form));
    }

    private static void Get(
        IEndpointRouteBuilder routes, string path, string operation, Func<ShopCalls, DemoShop, HttpContext, JsonNode> answer) =>
        routes.MapGet(path, (HttpContext context, ShopStore store, ShopCalls calls) =>
            Authenticated(context, store) is not { } shop ? Results.Unauthorized()
            : shop.Behavior is AcquirerBehavior.Down ? Results.StatusCode(StatusCodes.Status429TooManyRequests)
            : Written(answer(calls, shop, context))).WithFaults($"{PayKeeperEmulator.AcquirerName}.{operation}");

    private static void Post(
        IEndpointRouteBuilder routes,
        string path,
        string operation,
        Func<ShopCalls, DemoShop, Dictionary<string, string>, HttpContext, JsonNode> answer) =>
        routes.MapPost(path, async (HttpContext context, ShopStore store, ShopCalls calls) =>
        {
            if (Authenticated(context, store) is not { } shop)
                return Results.Unauthorized();
            if (shop.Behavior is AcquirerBehavior.Down)
                return Results.StatusCode(StatusCodes.Status429TooManyRequests);
            if (!context.Request.HasFormContentType)
                return Written(ShopCalls.Fail("Ожидается форма."));
            var form = (await context.Request.ReadFormAsync(context.RequestAborted))
                .ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
            if (form.GetValueOrDefault("token") != Token(shop, store.Now))
                return Written(ShopCalls.Fail("Токен безопасности не верен."));
            var given = answer(calls, shop, form, context);
            if (shop.Behavior is AcquirerBehavior.Silent)
                await context.StaySilentAsync();
            return Written(given);
        }).WithFaults($"{PayKeeperEmulator.AcquirerName}.{operation}");

    private static DemoShop? Authenticated(HttpContext context, ShopStore store)
    {
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) || header.Scheme != "Basic")
            return null;
        var bytes = new byte[header.Parameter?.Length ?? 0];
        return Convert.TryFromBase64String(header.Parameter ?? "", bytes, out var count)
            && Encoding.UTF8.GetString(bytes, 0, count).Split(':', 2) is [var login, var password]
            && store.FindShop(login) is { } shop && shop.Password == password
                ? shop
                : null;
    }

    // Another one each day.
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "Only its length is PayKeeper's.")]
    private static string Token(DemoShop shop, DateTimeOffset now) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes($"{shop.Login} {now:yyyyMMdd}")));

    private static string Origin(HttpContext context) =>
        $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";

    private static IResult Written(JsonNode json) => Results.Text(json.ToJsonString(), "application/json", Encoding.UTF8);
}
