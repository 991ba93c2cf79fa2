using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.Acquirers.Tochka.Api;

/// <summary>Routes of the API: the key as a bearer token, bodies inside of <c>Data</c>.</summary>
internal static class LinkEndpoints
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/uapi/acquiring/v1.0");
        Create(api, "/payments", withReceipt: false);
        Create(api, "/payments_with_receipt", withReceipt: true);
        api.MapGet("/payments", (HttpContext context, LinkStore store, LinkCalls calls) =>
            Answer(context, store, company => calls.List(company, context.Request.Query))).WithFaults(Operation("list"));
        api.MapGet("/payments/{id}", (string id, HttpContext context, LinkStore store, LinkCalls calls) =>
            Answer(context, store, company => calls.Get(company, id))).WithFaults(Operation("get"));
        api.MapPost("/payments/{id}/capture", (string id, HttpContext context, LinkStore store, LinkCalls calls) =>
            Answer(context, store, company => calls.Capture(company, id))).WithFaults(Operation("capture"));
        api.MapPost("/payments/{id}/refund", RefundAsync).WithFaults(Operation("refund"));
        api.MapGet("/retailers", (string? customerCode, HttpContext context, LinkStore store) =>
            Answer(context, store, company => LinkCalls.Retailers(company, customerCode))).WithFaults(Operation("check"));
        routes.MapGet("/uapi/open-banking/v1.0/customers", (HttpContext context, LinkStore store) =>
            Answer(context, store, LinkCalls.Customers));
    }

    /// <summary>Answers a company that proves itself by its key.</summary>
    public static IResult Answer(HttpContext context, LinkStore store, Func<DemoCompany, ApiAnswer> answer) =>
        Company(context, store) is var (company, refusal) && company is not null ? answer(company).Write() : refusal!.Write();

    /// <summary>The body, or null where it is no object.</summary>
    public static async Task<JsonObject?> BodyAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        try
        {
            return JsonNode.Parse(text, null, Strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Create(IEndpointRouteBuilder api, string path, bool withReceipt) => api
        .MapPost(path, (HttpContext context, LinkStore store, LinkCalls calls) => CreateAsync(context, store, calls, withReceipt))
        .WithFaults(Operation("create"));

    private static async Task<IResult> CreateAsync(HttpContext context, LinkStore store, LinkCalls calls, bool withReceipt)
    {
        var (company, refusal) = Company(context, store);
        if (company is null)
            return refusal!.Write();
        var origin = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
        var answer = await DataAsync(context) is { } data
            ? calls.Create(company, data, withReceipt, origin)
            : ApiAnswer.Field("Data", "an object is required");
        // A second order with the same reference is answered.
        if (company.Behavior is AcquirerBehavior.Silent && answer.Status == StatusCodes.Status200OK)
            await context.StaySilentAsync();
        return answer.Write();
    }

    private static async Task<IResult> RefundAsync(string id, HttpContext context, LinkStore store, LinkCalls calls)
    {
        var data = await DataAsync(context);
        return Answer(context, store, company => data is null
            ? ApiAnswer.Field("Data", "an object is required")
            : calls.Refund(company, id, data));
    }

    private static async Task<JsonObject?> DataAsync(HttpContext context) =>
        context.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true
            ? (await BodyAsync(context))?["Data"] as JsonObject
            : null;

    private static (DemoCompany? Company, ApiAnswer? Refusal) Company(HttpContext context, LinkStore store)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.Ordinal))
            return (null, ApiAnswer.NoToken);
        return store.FindCompany(header["Bearer ".Length..]) switch
        {
            null => (null, ApiAnswer.BadToken),
            { Behavior: AcquirerBehavior.Down } => (null, ApiAnswer.TooMany),
            var company => (company, null),
        };
    }

    private static string Operation(string call) => $"{TochkaEmulator.AcquirerName}.{call}";
}
