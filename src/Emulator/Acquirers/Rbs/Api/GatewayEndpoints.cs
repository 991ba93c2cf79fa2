using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.Acquirers.Rbs.Api;

/// <summary>Routes of both dialects: reads the body, finds the login, answers.</summary>
internal static class GatewayEndpoints
{
    public const string Classic = "/payment/rest";
    public const string Ecom = "/ecomm/gw/partner/api/v1";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly (string Path, Func<GatewayCalls, GatewayRequest, JsonObject> Answer)[] Calls =
    [
        ("register", (calls, request) => calls.Register(request, isTwoStage: false)),
        ("registerPreAuth", (calls, request) => calls.Register(request, isTwoStage: true)),
        ("getOrderStatusExtended", (calls, request) => calls.Status(request)),
        ("deposit", (calls, request) => calls.Deposit(request)),
        ("reverse", (calls, request) => calls.Reverse(request)),
        ("refund", (calls, request) => calls.Refund(request)),
        ("decline", (calls, request) => calls.Decline(request)),
    ];

    public static void Map(IEndpointRouteBuilder routes, string bank, GatewayCalls gateway, bool isJson)
    {
        var group = routes.MapGroup(isJson ? Ecom : Classic);
        foreach (var (path, answer) in Calls)
            MapCall(group, bank, path, path.ToLowerInvariant(), isJson, request => answer(gateway, request));
        if (!isJson)
            MapCall(group, bank, "sbp/c2b/qr/dynamic/get", "sbplink", isJson, gateway.SbpLink);
    }

    private static void MapCall(
        IEndpointRouteBuilder group, string bank, string path, string operation, bool isJson, Func<GatewayRequest, JsonObject> answer) =>
        group.MapPost($"/{path}.do", (HttpContext context, CancellationToken cancellationToken) =>
                AnswerAsync(context, bank, isJson, answer, cancellationToken))
            .WithFaults($"{bank}.{operation}");

    private static async Task<IResult> AnswerAsync(
        HttpContext context, string bank, bool isJson, Func<GatewayRequest, JsonObject> answer, CancellationToken cancellationToken)
    {
        var body = isJson ? await JsonAsync(context.Request, cancellationToken) : await FormAsync(context.Request, cancellationToken);
        if (body is null)
            return Written(Answers.Error(4, "Запрос не прочитан"));
        if (RbsMerchant.Find(bank, WireJson.Text(body, "userName")) is not { } merchant
            || WireJson.Text(body, "password") != merchant.Password)
            return Written(Answers.Denied);
        if (merchant.Behavior is AcquirerBehavior.Down)
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        var origin = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}/acquirers/{bank}";
        var written = answer(new GatewayRequest(merchant, body, isJson, origin));
        if (merchant.Behavior is AcquirerBehavior.Silent && written["formUrl"] is not null)
            await context.StaySilentAsync();
        return Written(written);
    }

    private static async Task<JsonObject?> JsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
            return null;
        try
        {
            return await JsonNode.ParseAsync(request.Body, documentOptions: Strict, cancellationToken: cancellationToken) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<JsonObject?> FormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            return null;
        try
        {
            var form = await request.ReadFormAsync(cancellationToken);
            return form.Any(field => field.Value.Count != 1)
                ? null
                : new JsonObject(form.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value.ToString())));
        }
        catch (InvalidDataException)
        {
            // A null character.
            return null;
        }
    }

    private static IResult Written(JsonObject answer) => Results.Text(answer.Write(), "application/json");
}
