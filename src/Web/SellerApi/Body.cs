using System.Text.Json;
using CleanAcquiring.Web.Errors;
using Microsoft.AspNetCore.Http.Features;

namespace CleanAcquiring.Web.SellerApi;

/// <summary>Reads a JSON body; whatever cannot be read is a 400, never an exception.</summary>
internal static class Body
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { MaxDepth = 8 };

    public static async Task<T?> ReadAsync<T>(HttpContext context)
        where T : class, new()
    {
        try
        {
            if (context.Request.ContentLength is 0 || context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false)
                return new T();
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Options, context.RequestAborted);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    public static IResult Unreadable(HttpContext context) =>
        Problems.Of(context, 400, "body.unreadable", "The body cannot be read as what this address takes.");
}
