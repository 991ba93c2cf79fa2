using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.Acquirers.CloudPayments.Api;

/// <summary>Routes of the API: POST, Basic authentication, request ids, JSON.</summary>
internal static class ApiEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api");
        Post(api, "/test", "test", (_, site, request) => ApiCalls.Test(site, request));
        Post(api, "/payments/get", "get", (calls, site, request) => calls.Get(site, request));
        Post(api, "/payments/find", "find", (calls, site, request) => calls.Find(site, request));
        Post(api, "/v2/payments/find", "find_last", (calls, site, request) => calls.FindLast(site, request));
        Post(api, "/payments/confirm", "confirm", (calls, site, request) => calls.Confirm(site, request));
        Post(api, "/payments/void", "void", (calls, site, request) => calls.Void(site, request));
        foreach (var kind in DemoSite.Kinds)
        {
            var path = $"/site/notifications/{kind}";
            Post(api, $"{path}/get", "address", (_, site, _) => AddressCalls.Get(site, kind));
            // Check is entered in the cabinet alone.
            if (kind != "check")
                Post(api, $"{path}/update", "enter_address", (_, site, request) => AddressCalls.Update(site, kind, request));
        }
        Post(api, "/payments/refund", "refund", (calls, site, request) => calls.Refund(site, request));
    }

    private static void Post(
        IEndpointRouteBuilder api, string path, string operation, Func<ApiCalls, DemoSite, JsonObject, JsonObject> answer) =>
        api.MapPost(path, (HttpContext context, SiteStore store, ApiCalls calls) => AnswerAsync(context, store, calls, answer))
            .WithFaults($"{CloudPaymentsEmulator.AcquirerName}.{operation}");

    private static async Task<IResult> AnswerAsync(
        HttpContext context, SiteStore store, ApiCalls calls, Func<ApiCalls, DemoSite, JsonObject, JsonObject> answer)
    {
        if (Authenticated(context, store) is not { } site)
            return Results.Text("Unauthorized", statusCode: StatusCodes.Status401Unauthorized);
        if (site.Behavior is AcquirerBehavior.Down)
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        if (context.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        if (Parse(await reader.ReadToEndAsync(context.RequestAborted)) is not { } body)
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        var request = context.Request.Headers["X-Request-ID"].ToString() is { Length: > 0 } id ? $"{context.Request.Path} {id}" : null;
        var (written, isFirst) = store.Once(site, request, () => answer(calls, site, body).ToJsonString());
        if (isFirst && site.Behavior is AcquirerBehavior.Silent)
            await context.StaySilentAsync();
        return Results.Text(written, "application/json", Encoding.UTF8);
    }

    private static DemoSite? Authenticated(HttpContext context, SiteStore store)
    {
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) || header.Scheme != "Basic")
            return null;
        var bytes = new byte[header.Parameter?.Length ?? 0];
        return Convert.TryFromBase64String(header.Parameter ?? "", bytes, out var count)
            && Encoding.UTF8.GetString(bytes, 0, count).Split(':', 2) is [var id, var secret]
            && store.FindSite(id) is { } site && site.ApiSecret == secret
                ? site
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
}
